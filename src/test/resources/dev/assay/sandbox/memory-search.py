"""Looks through its own memory for a text that it never spells: standard input gives each character moved up by one.

Without /proc, memory is felt for: a write to a pipe fails where there is none. So each region around something known is walked to its ends.
"""
import ctypes
import gc
import os
import re
import sys

PAGE, STEP, GAP = 4096, 1 << 16, 1 << 20
libc = ctypes.CDLL(None, use_errno=True)
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
libc.sbrk.restype = ctypes.c_void_p
UP = bytes((i + 1) % 256 for i in range(256))
needle = sys.stdin.readline().strip().encode("latin-1")
given, taken = os.pipe()


def read(address, size):
    """What stands there, or nothing."""
    if libc.write(taken, address, size) <= 0:
        return b""
    return os.read(given, size)


def mapped():
    """The regions that the kernel names, where it does."""
    try:
        libc.prctl(4, 1, 0, 0, 0)
        lines = open("/proc/self/maps").read().splitlines()
    except OSError:
        return []
    parts = [re.match("([0-9a-f]+)-([0-9a-f]+) r", line) for line in lines if "[v" not in line]
    return [(int(part[1], 16), int(part[2], 16)) for part in parts if part]


def felt():
    """The regions around what is known: objects, the heap, the stack, libraries."""
    known = {id(each) for each in gc.get_objects()} | {libc.sbrk(0) - 1, ctypes.addressof(ctypes.c_int())}
    known |= {ctypes.cast(getattr(libc, name), ctypes.c_void_p).value for name in ("write", "malloc", "getpid")}
    known |= {ctypes.cast(ctypes.pythonapi.Py_GetVersion, ctypes.c_void_p).value}
    done = []
    for address in sorted(known):
        if any(low <= address < high for low, high in done):
            continue
        low = high = address // PAGE * PAGE
        done.append((walked(low, -PAGE), walked(high, PAGE) + PAGE))
    return done


def walked(page, step):
    """The last page in one direction before a gap."""
    last, missing = page, 0
    while missing < GAP:
        page += step
        if read(page, 1):
            last, missing = page, 0
        else:
            missing += PAGE
    return last


searched, found = 0, False
kept = b""
for low, high in mapped() or felt():
    for address in range(low, high, STEP):
        kept = kept[-len(needle):] + read(address, min(STEP, high - address)).translate(UP)
        searched += STEP
        found = found or needle in kept
print("found" if found else "nothing", searched >> 20 > 4)
