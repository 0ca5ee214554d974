"""The work: word problems of our own, as each harness wants to read them. One in eight has the answer 18, which is what the mock always says."""
import json
import shutil
from pathlib import Path

GOODS = ["rolls", "pencils", "apples", "stamps", "bricks", "candles", "marbles", "tickets"]
PEOPLE = ["Ada", "Benno", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo"]
RIGHT_EVERY = 8


def right_of(count):
    return len(range(0, count, RIGHT_EVERY))


def problem(number):
    """Question and answer of the task with this number."""
    boxes, each = 3 + number % 17, 7 + number % 13
    whole = boxes * each
    left = 18 if number % RIGHT_EVERY == 0 else 19 + (number * 7) % (whole - 19) if whole > 20 else 1
    who, goods = PEOPLE[number % len(PEOPLE)], GOODS[(number // 8) % len(GOODS)]
    return (
        f"[id={number}] {who} has a small shop near the station and buys {boxes} boxes of {goods} early in the morning. There are "
        f"{each} {goods} in each of the boxes. Until noon {who} sells some of them to people on their way to work, "
        f"{whole - left} {goods} in all, and none are brought back. How many {goods} does {who} have left for the afternoon?",
        str(left),
    )


def write(folder: Path, count: int, every_answer_is_18=False):
    """Makes a data set of so many tasks for all harnesses in a folder: data.jsonl, lm-eval's task, Assay's suite."""
    folder.mkdir(parents=True, exist_ok=True)
    name = folder.name
    with open(folder / "data.jsonl", "w", encoding="utf-8") as data:
        for number in range(count):
            question, answer = problem(number * RIGHT_EVERY if every_answer_is_18 else number)
            if every_answer_is_18:
                question = f"[id={number}]" + question[question.index("]") + 1 :]
            data.write(json.dumps({"id": f"t{number}", "question": question, "answer": answer}) + "\n")
    template = (Path(__file__).parent / "lmeval.yaml").read_text()
    (folder / "task.yaml").write_text(template.replace("TASK", name).replace("DATA", str(folder / "data.jsonl")))
    suite = folder / "suite"
    suite.mkdir(exist_ok=True)
    shutil.copyfile(folder / "data.jsonl", suite / "tasks.jsonl")
    (suite / "suite.yaml").write_text(
        f"id: {name}\ndomain: math\nsource: {{file: tasks.jsonl}}\n"
        "prompt: |-\n  Solve the problem. End with '#### <number>'.\n\n  {{question}}\ntarget: {kind: math}\nmaxTokens: 512\n"
    )
    return folder
