"""A killed process and a failing endpoint: is anything lost, asked twice, or counted as what it is not?"""
import json
import time

import process
from bench import table
from harnesses import lines


def crash(bench, assay, count, seconds=1.0, pause=0.5):
    """kill -9 so long after half of the answers were sent; then the same command again. Answers take `seconds`, which are more."""
    half = count // 2
    data, out = bench.data(count), bench.out("crash")
    command, environment = assay.command(data, bench.mock, half, out)
    bench.mock.set(delay=round(seconds * 1000))
    seen = []

    def half_done():
        if not seen and bench.mock.counts()["answered"] >= half:
            seen.append(time.monotonic())
        return seen and time.monotonic() - seen[0] > pause

    ran = process.run(command, out.with_suffix(".log"), environment, kill_when=half_done)
    killed = bench.mock.counts()
    kept = len({line["key"] for line in lines(out / "exchanges.jsonl") if "reply" in line})
    again = process.run(command, out.with_suffix(".again.log"), environment)
    whole, told = bench.mock.counts(), assay.told(data, out)
    lost, twice = killed["answered"] - kept, whole["answeredTwice"]
    bench.flaws += lost > 0 or twice > 0 or told.verdicts != count
    print(f"Crash: {count} answers of {seconds:g} s, {half} at a time, kill -9 {pause:g} s after the {half}th was sent, then the same command")
    table(
        ["", "sent before the kill", "on disk", "lost", "calls of the resume", "answered twice", "verdicts", "right", "exit codes"],
        [[assay.name, killed["answered"], kept, lost, whole["calls"] - killed["calls"], twice, told.verdicts, told.right, f"{ran.code}, {again.code}"]],
    )


FAULTS = ["500", "429", "reset", "html", "empty", "400"]
ALL = [("count", fault) for fault in FAULTS] + [("id", fault) for fault in FAULTS]


def faults(bench, harnesses, kinds=None):
    """Every right answer is 18. One call in five (`count`) fails, or one task in five (`id`) each time it is asked."""
    data = bench.data(100, every_answer_is_18=True)
    print("Faults: 100 tasks, 8 at a time, each answered rightly unless it fails. Transient: each 5th call; persistent: each 5th task, always")
    rows = []
    for by, fault in kinds or ALL:
        for harness in harnesses:
            rows.append(faulty(bench, harness, data, fault, by))
    table(["", "", "wall s", "exit", "calls", "failed calls", "most of one", "verdicts", "right", "of those", "bounds"], rows)


def faulty(bench, harness, data, fault, by):
    out = bench.out(f"fault-{fault}-{by}-{harness.name}")
    command, environment = harness.command(data, bench.mock, 8, out)
    bench.mock.set(fault=fault, by=by)
    ran = process.run(command, out.with_suffix(".log"), environment, limit=75)
    counts, told = bench.mock.counts(), harness.told(data, out)
    share = f"{told.right / told.verdicts:.3f}" if told.verdicts and told.right is not None else "-"
    return [
        f"{'transient' if by == 'count' else 'persistent'} {fault}", harness.name, "not done" if ran.timed_out else f"{ran.wall:.1f}", ran.code, counts["calls"],
        counts["faults"], counts["mostCallsOfOne"], told.verdicts, "-" if told.right is None else f"{told.right:g}", share, bounds(out),
    ]


def bounds(out):
    """As Assay's summary tells them."""
    file = out / "summary.json"
    if not file.exists():
        return "-"
    found = json.loads(file.read_text())["results"][0].get("bounds")
    return f"{found['low']:g} to {found['high']:g}" if found else "-"
