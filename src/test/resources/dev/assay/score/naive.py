"""Graders as they are found in the wild: the code under test runs where the expected results are and the verdict is given.

Reads one job from standard input: kind, code, entry, cases, check, runs (input and output of whole programs). Where a verdict is given
it is the first line "verdict: passed" or "verdict: failed"; the kinds exit and output leave it to the caller.
"""
import io
import json
import os
import pickle
import signal
import sys
import unittest


class Verdicts(list):
    """A list that is shared with whoever waits outside: what is appended counts, whatever becomes of this process."""

    def append(self, verdict):
        list.append(self, verdict)
        os.write(1, b"\nverdict: " + verdict.encode() + b"\n")


class TimedOut(Exception):
    pass


def function(job):
    names = {}
    exec(job["code"], names)
    return names[job["entry"]]


def pairs(job):
    candidate = function(job)
    return [(candidate(*arguments), expected) for arguments, expected in job["cases"]]


def data(job):
    """EvalPlus, LiveCodeBench: results are compared by their own ==."""
    return not [1 for got, expected in pairs(job) if not got == expected]


def sizes(job):
    """A comparison that trusts len and all."""
    return all(len(got) == len(expected) and all(a == b for a, b in zip(got, expected)) for got, expected in pairs(job))


def texts(job):
    """A comparison of what json makes of it."""
    found = pairs(job)
    return json.dumps([got for got, _ in found]) == json.dumps([expected for _, expected in found])


def check(job):
    """human-eval: code and tests in one name space, which run through or not."""
    exec(job["code"] + "\n" + job["check"] + "\ncheck(" + job["entry"] + ")", {"__name__": "tested"})
    return True


def cases(job):
    """BigCodeBench: a unittest."""
    candidate = function(job)

    class Test(unittest.TestCase):
        def test(self):
            for arguments, expected in job["cases"]:
                self.assertEqual(candidate(*arguments), expected)

    result = unittest.TestResult()
    Test("test").run(result)
    return result.wasSuccessful()


def unpickle(job):
    """A result that comes back from a worker by way of pickle."""
    return all(pickle.loads(pickle.dumps(got)) == expected for got, expected in pairs(job))


def alarm(job):
    """A limit of time that the code under test is trusted to leave alone."""

    def late(*_):
        raise TimedOut()

    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    return data(job)


def stdio(job):
    """LiveCodeBench: a program under a pretended standard input and output."""
    outputs = []
    for given, expected in job["runs"]:
        stdin, stdout, sys.stdin, sys.stdout = sys.stdin, sys.stdout, io.StringIO(given), io.StringIO()
        try:
            exec(job["code"], {"__name__": "__main__"})
            output = sys.stdout.getvalue()
        finally:
            sys.stdin, sys.stdout = stdin, stdout
        outputs.append(output.split() == expected.split())
    return all(outputs)


def program(job):
    """MultiPL-E, Inspect: one program of code and tests, handed over as an argument."""
    source = job["code"] + "\n" + (job["check"] + "\ncheck(" + job["entry"] + ")\n" if job["entry"] else "")
    sys.argv = ["-c", source]
    exec(source, {"__name__": "__main__"})


def main():
    job = json.load(sys.stdin)
    os.environ["API_KEY"] = "fake-" + "key"
    data_set = type(sys)("data_set")  # the problems, as the harness has loaded them
    data_set.rows = [{"entry_point": job["entry"], "canonical_solution": job["canonical"]}]
    sys.modules["data_set"] = data_set
    if job["kind"] in ("exit", "output"):
        program(job)
        if job["kind"] == "output":
            print("TEST_PASSED")
        return
    result = Verdicts()
    try:
        result.append("passed" if globals()[job["kind"]](job) else "failed")
    except BaseException:
        result.append("failed")


main()
