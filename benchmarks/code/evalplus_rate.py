"""Verdicts by EvalPlus: an untrusted_check for each line read, answered by a line. The line is the number of a task of a file of HumanEval+ rows, or empty for the function
of the other rows of the table."""
import gzip
import json
import sys

from evalplus.eval import PASS, untrusted_check

CODE = sys.argv[1]
INPUTS = [[[3, 1, 2]], [[]], [[5, 5, -1]]]
EXPECTED = [[1, 2, 3], [], [-1, 5, 5]]


def value(typed):
    """A value from our typed JSON, as far as HumanEval's base tests use it."""
    if isinstance(typed, list):
        return [value(each) for each in typed]
    if isinstance(typed, dict):
        ((tag, held),) = typed.items()
        if tag == "f":
            return float(held)
        if tag == "t":
            return tuple(value(each) for each in held)
        if tag == "d":
            return {value(key): value(item) for key, item in held}
        raise ValueError(tag)
    return typed


TASKS = [("tidy", CODE, INPUTS, EXPECTED, 0)]
if len(sys.argv) > 2:
    with gzip.open(sys.argv[2], "rt") as rows:
        for row in map(json.loads, rows):
            if row["oracle"] != "eq":
                continue  # judged in a way of its own, which untrusted_check knows for whole data sets only
            code = row["prompt"] + row["canonical_solution"]
            TASKS.append((row["entry_point"], code, value(row["base_input"]), value(row["base_expected"]), float(row["atol"])))

for line in sys.stdin:
    entry, code, inputs, expected, atol = TASKS[int(line) if line.strip() else 0]
    status, _ = untrusted_check("humaneval", code, inputs, entry, expected, atol, [0.01] * len(inputs))
    print("right" if status == PASS else status, flush=True)
