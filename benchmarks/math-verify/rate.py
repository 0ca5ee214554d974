"""Times Math-Verify on files of pairs: its public parse and verify with default time-outs, one process, after a warm-up pass.

Rates are by the processor time of the process, and of several passes the quickest counts: other programs on the machine lengthen none.

usage: rate.py PASSES ROWS FILE...   (ROWS 0: all). Prints a line a file with tabs: name, rows, rows/s and labels agreed with for the
strings as they stand, the same with LaTeX between dollars, labels.
"""

import gzip
import json
import logging
import sys
import time

from math_verify import parse, verify

DELIMITERS = ("$", "\\boxed", "\\(", "\\[")


def is_bare(text):
    return not any(each in text for each in DELIMITERS)


def in_dollars(row):
    """Its documentation asks for LaTeX between delimiters; a gold is a formula, an answer is one where it holds a command and no prose."""
    gold, answer = row["gold"], row["answer"]
    formula = "\\" in answer and len(answer) < 200 and "\n" not in answer
    return (
        f"${gold}$" if is_bare(gold) else gold,
        f"${answer}$" if is_bare(answer) and formula else answer,
    )


def as_is(row):
    return row["gold"], row["answer"]


def grade(gold, answer):
    try:
        return bool(verify(parse(gold), parse(answer)))
    except Exception:  # a grader that fails says no
        return False


def measure(rows, texts, passes):
    pairs = [texts(row) for row in rows]
    for pair in pairs:
        grade(*pair)
    taken = float("inf")
    for _ in range(passes):
        start = time.process_time()
        verdicts = [grade(*pair) for pair in pairs]
        taken = min(taken, time.process_time() - start)
    agreed = sum(verdict == row["label"] for verdict, row in zip(verdicts, rows) if row.get("label") is not None)
    return f"{len(rows) / taken:.1f}\t{agreed}"


def main():
    logging.disable(logging.CRITICAL)
    passes, most = int(sys.argv[1]), int(sys.argv[2])
    for path in sys.argv[3:]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        rows = rows[:most] if most else rows
        labelled = sum(row.get("label") is not None for row in rows)
        name = path.rsplit("/", 1)[-1].removesuffix(".jsonl.gz")
        print(name, len(rows), measure(rows, as_is, passes), measure(rows, in_dollars, passes), labelled, sep="\t", flush=True)


main()
