"""Verdicts by EvalPlus: one untrusted_check of the same function and calls for each line read, answered by a line."""
import sys

from evalplus.eval import PASS, untrusted_check

CODE = sys.argv[1]
INPUTS = [[[3, 1, 2]], [[]], [[5, 5, -1]]]
EXPECTED = [[1, 2, 3], [], [-1, 5, 5]]

for line in sys.stdin:
    status, _ = untrusted_check("humaneval", CODE, INPUTS, "tidy", EXPECTED, 0, [0.01] * 3)
    print("right" if status == PASS else status, flush=True)
