#!/usr/bin/env python3
"""Proves the tasks of coding-basics outside Assay: python3 check_coding_basics.py [task-id ...]

For every task the folder coding-basics/<task-id> beside this file holds one.py and two.py, which must pass every hidden test,
and wrong1.py to wrong3.py, each of which must fail at least one, no two of them with the same results. One line a task; exit 1 if anything is off.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = next(folder for folder in HERE.parents if (folder / "benchmarks").is_dir())
TASKS = REPOSITORY / "benchmarks" / "suites" / "coding-basics" / "tasks.jsonl"
PROGRAMS = ("one", "two", "wrong1", "wrong2", "wrong3")
LIMIT_SECONDS = 10
SLOW_SECONDS = 0.2

# Runs in a process of its own: one call a test, one line of JSON a result. A tuple becomes a list.
CALLER = """
import importlib.util, json, sys, time
sys.dont_write_bytecode = True
out = sys.stdout
sys.stdout = sys.stderr
spec = importlib.util.spec_from_file_location("program", sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
for args in json.loads(sys.stdin.read()):
    began = time.process_time()
    try:
        line = {"value": getattr(program, sys.argv[2])(*args)}
        json.dumps(line)
    except Exception as failure:
        line = {"error": type(failure).__name__}
    line["seconds"] = time.process_time() - began
    print(json.dumps(line), file=out, flush=True)
"""


def same(value, want):
    """JSON equality; true is not 1 and 1 is not 1.0."""
    return json.dumps(value, sort_keys=True) == json.dumps(want, sort_keys=True)


def run(command, stdin):
    began = time.monotonic()
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=LIMIT_SECONDS)
        return done.stdout, "", time.monotonic() - began
    except subprocess.TimeoutExpired as expired:
        printed = expired.stdout or b""
        return printed if isinstance(printed, str) else printed.decode(), "time limit", time.monotonic() - began


def outcomes_of_function(task, program):
    """One (passed, what came back, seconds) a test."""
    arguments = json.dumps([test["args"] for test in task["tests"]])
    stdout, problem, _ = run([sys.executable, "-c", CALLER, str(program), task["entry"]], arguments)
    lines = [json.loads(line) for line in stdout.splitlines()]
    outcomes = []
    for i, test in enumerate(task["tests"]):
        if i < len(lines) and "value" in lines[i]:
            value = lines[i]["value"]
            outcomes.append((same(value, test["want"]), json.dumps(value), lines[i]["seconds"]))
        elif i < len(lines):
            outcomes.append((False, lines[i]["error"], lines[i]["seconds"]))
        else:
            outcomes.append((False, problem or "no result", 0.0))
    return outcomes


def outcomes_of_program(task, program):
    outcomes = []
    for test in task["tests"]:
        stdout, problem, seconds = run([sys.executable, str(program)], test["stdin"])
        outcomes.append((not problem and stdout.split() == test["stdout"].split(), problem or stdout, seconds))
    return outcomes


def check(task):
    """What is off with a task, and a line that describes it."""
    folder = HERE / "coding-basics" / task["id"]
    problems, seen, failures = [], {}, []
    if len(task["tests"]) < 8:
        problems.append("fewer than 8 tests")
    if sorted(os.listdir(folder)) != sorted(name + ".py" for name in PROGRAMS):
        problems.append("folder holds other files than " + ", ".join(PROGRAMS))
        return problems, ""
    slowest = 0.0
    for name in PROGRAMS:
        outcomes = (outcomes_of_function if "entry" in task else outcomes_of_program)(task, folder / (name + ".py"))
        failed = [i for i, outcome in enumerate(outcomes) if not outcome[0]]
        if not name.startswith("wrong"):
            slowest = max(slowest, *(outcome[2] for outcome in outcomes))
            problems += [f"{name} fails test {i}: {outcomes[i][1][:80]}" for i in failed]
            continue
        failures.append(f"{name} {len(failed)}")
        if not failed:
            problems.append(f"{name} passes every test")
        results = tuple(outcome[1] for outcome in outcomes)
        if results in seen:
            problems.append(f"{name} gives the same results as {seen[results]}")
        seen[results] = name
    if slowest > SLOW_SECONDS:
        problems.append(f"a right solution needs {slowest:.2f} s for a test")
    return problems, f"{len(task['tests'])} tests, slowest {slowest * 1000:.0f} ms, failed: " + ", ".join(failures)


def main():
    wanted = set(sys.argv[1:])
    tasks = [json.loads(line) for line in TASKS.read_text(encoding="utf-8").splitlines()]
    ids = [task["id"] for task in tasks]
    off = 0
    for task in tasks:
        if wanted and task["id"] not in wanted:
            continue
        problems, line = check(task)
        off += bool(problems)
        print("FAIL" if problems else "ok  ", task["id"], "; ".join(problems) or line, flush=True)
    folders = {folder.name for folder in (HERE / "coding-basics").iterdir()}
    if len(set(ids)) != len(ids) or folders != set(ids):
        off += 1
        print("FAIL folders and tasks differ or an id is double:", sorted(folders ^ set(ids)))
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main())
