"""One command, run and measured."""
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Ran:
    code: int  # -9: killed
    wall: float  # seconds
    cpu: float  # seconds, user and system, of the command and all that it waited for
    rss: float  # MiB at its peak
    timed_out: bool = False


def run(command, log: Path, environment=None, limit=300.0, kill_when=None):
    """
    Runs a command to its end, its output into a file. After `limit` seconds it is killed, and also, with SIGKILL and all
    its children, as soon as `kill_when()` holds.
    """
    with open(log, "wb") as output:
        began = time.monotonic()
        child = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            process_group=0,
        )
        over, timed_out = threading.Event(), threading.Event()

        def watch():
            while not over.wait(0.01):
                late = time.monotonic() - began > limit
                if late or (kill_when and kill_when()):
                    if late:
                        timed_out.set()
                    os.killpg(child.pid, signal.SIGKILL)
                    return

        watcher = threading.Thread(target=watch, daemon=True)
        if kill_when or limit:
            watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        over.set()
        watcher.join()
        child.returncode = os.waitstatus_to_exitcode(status)
    return Ran(child.returncode, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, timed_out.is_set())


def load():
    """Of the machine, over the last minute."""
    return os.getloadavg()[0]
