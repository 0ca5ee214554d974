"""What a nursery does once, so that its children need not: it imports modules and rehearses programs."""
import gc

# talk.py and child.py stand above this text

# What solutions import: most of the time of a short run. No module whose parts a program would have to import itself.
WARM = (
    "abc array bisect cmath collections collections.abc contextlib copy dataclasses datetime decimal enum fractions functools hashlib heapq io"
    " itertools json math numbers operator random re statistics string struct threading time traceback types typing"
)
REHEARSALS = 3

# As solutions are: what Python makes at the first use of something is then there for every child.
REHEARSAL = b"""
from typing import Dict, List, Optional, Tuple
import collections, itertools, math, re

class Solution:
    def f(self, numbers: List[int], text: str = "") -> Optional[List[int]]:
        left = collections.Counter(numbers)
        total, seen = 0, set()
        for i, n in enumerate(numbers):
            if n > 0 and n not in seen:
                total += n
                seen.add(n)
            elif not n:
                continue
        words = {w.lower(): len(w) for w in text.split()}
        while total > 100:
            total //= 2
        return sorted([n for n in left if n % 2 == 0], key=lambda n: -n) + list(range(3)) + [math.floor(total), len(words)]

Solution().f([3, 1, 2, 0], "Ab c")
"""


def make_warm(prepared):
    import_all()
    rehearse_solution()
    KNOWN.extend(map(rehearsed, prepared))
    gc.collect()
    gc.freeze()  # or the first collection of each child would copy all pages


def import_all():
    """Imports all that, without what random and threading would do after each fork: there is one thread, and run_program sows anew."""
    register, os.register_at_fork = os.register_at_fork, lambda **hooks: None
    for name in WARM.split():
        __import__(name)
    os.register_at_fork = register
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D")  # what site would add
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D")


def rehearse_solution():
    source, target = os.pipe()
    frames = Frames(source)
    for _ in range(REHEARSALS):
        write_all(target, frame(b"J", b"kind=python\nname=r\nmarshalled=0") + frame(b"P", REHEARSAL) + frame(b"G", b""))
        job = Job(frames)
        run_program(job, job.settings["name"])
    os.close(source)
    os.close(target)


def rehearsed(marshalled):
    """A prepared program."""
    main = new_main()
    exec(marshal.loads(marshalled), main.__dict__)
    for _ in range(REHEARSALS):
        (requests, said), (answers, replies) = os.pipe(), os.pipe()
        write_all(said, main.REHEARSAL)
        os.close(said)
        main.serve(requests, replies)
        for end in (requests, answers, replies):
            os.close(end)
    return main
