"""How many threads a child has."""
import _thread
import time

# confine.py stands above this text

MOST_THREADS = 512
BETWEEN_COUNTS = 0.02


class Threads:
    """Counts the living threads of a child. Made by hand, a thread needs next to nothing of the memory that is limited, but a number, of
    which the whole machine has as few as 32,768."""

    def __init__(self, pid):
        self.pid, self.counted = pid, time.monotonic()
        self.alone = os.getpid() == 1  # with the nursery and the child: the numbers after the child's are its threads'
        self.living, self.newest = set(), pid
        self.tgkill = numbers(JUDGED, MACHINES[os.uname().machine][0])["tgkill"] if self.alone else None

    def are_too_many(self):
        now = time.monotonic()
        if now - self.counted < BETWEEN_COUNTS:
            return False
        self.counted = now
        try:
            return (self.count() if self.alone else os.stat("/proc/%d/task" % self.pid).st_nlink - 2) > MOST_THREADS
        except (OSError, RuntimeError):  # no such process, no /proc, no thread of ours
            return False

    def count(self):
        """Without /proc one can ask after each number since the last time: the newest is that of a thread of our own."""
        before, self.newest = self.newest, newest_number()
        fresh = range(before + 1, self.newest)
        if self.newest < before:  # they begin anew
            fresh = {*range(before + 1, before + 4096), *range(2, self.newest)}
        self.living = {tid for tid in self.living.union(fresh) if not libc.syscall(self.tgkill, self.pid, tid, 0)}
        return len(self.living)


def newest_number():
    told, done = [], _thread.allocate_lock()
    done.acquire()

    def tell():
        told.append(_thread.get_native_id())
        done.release()

    _thread.start_new_thread(tell, ())
    done.acquire()
    return told[0]
