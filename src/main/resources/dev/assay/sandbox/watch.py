"""What stands beside a running child."""
import select
import time

# talk.py, births.py and crowd.py stand above this text

CORES = os.cpu_count() or 1


class Watch:
    """Feeds a running child, passes on what it writes, and ends it at the first limit."""

    def __init__(self, job, pipes, births, scratch):
        self.job, self.pid, self.pipes, self.births, self.scratch = job, births.child, pipes, births, scratch
        self.hit = ""
        self.left = {b"O": job["output"], b"E": job["output"], b"A": job["replies"]}
        self.begun = self.turn_begun = time.monotonic()
        self.turn_cpu = 0
        self.threads = Threads(self.pid)
        self.in_turn = True
        self.due = 0  # replies
        self.held = bytearray()  # those that have come while others are due, a millisecond at most: to say them together costs less
        self.pending = {pipes.stdin: bytearray(), pipes.requests: bytearray()}
        self.stdin_ends = False
        self.sources = {pipes.stdout: b"O", pipes.stderr: b"E", pipes.replies: b"A"}
        self.poll = select.poll()
        for source in self.sources:
            self.poll.register(source, select.POLLIN)
        self.poll.register(0, select.POLLIN)
        self.dead = None
        try:
            self.dead = os.pidfd_open(self.pid)
            self.poll.register(self.dead, select.POLLIN)
        except (AttributeError, OSError):
            pass
        self.end = None

    def cpu(self):
        """CPU time of the child so far, in microseconds."""
        try:
            return int(time.clock_gettime((~self.pid << 3) | 2) * 1e6)
        except (OSError, AttributeError):
            return 0

    def time_left(self):
        """How long nothing can have gone wrong, in milliseconds; the limit that was hit is in self.hit."""
        now, cpu = time.monotonic(), self.cpu()
        wall = self.job["wallTotal"] / 1e6 - (now - self.begun)
        spare = self.job["cpuTotal"] - cpu
        if self.in_turn:
            wall = min(wall, self.job["wall"] / 1e6 - (now - self.turn_begun))
            spare = min(spare, self.job["cpu"] - (cpu - self.turn_cpu))
        if spare <= 0:
            self.hit = "cpu"
        elif wall <= 0:
            self.hit = "wall"
        quiet = max(5.0, min(wall * 1e3, spare / 1e3 / CORES, BETWEEN_COUNTS * 1e3))
        return quiet if self.dead is not None else min(quiet, 5.0)

    def run(self):
        while not self.end:
            self.take()
            wait = 0 if self.hit else self.time_left()
            if self.hit or self.threads.are_too_many():
                return
            events = self.poll.poll(min(wait, 1.0) if self.held else wait)
            if not events:
                self.tell()
            for descriptor, _ in events:
                if descriptor == 0:
                    CALLER.more()
                elif descriptor in self.sources:
                    try:
                        self.forward(descriptor)
                    except BlockingIOError:
                        pass  # the child has taken it back
                elif descriptor in self.pending:
                    self.feed(descriptor)
                elif descriptor == self.dead:
                    self.end = self.births.end(wait=True)
            if self.hit:
                return
            if self.dead is None:
                self.end = self.births.end(wait=False)

    def take(self):
        """Does what the caller has said so far."""
        while not self.hit:
            kind, payload = CALLER.next() or (None, b"")
            if kind is None:
                return
            if kind == b"I":
                self.queue(self.pipes.stdin, payload)
            elif kind == b"R":
                if not self.due:
                    self.begin_turn(self.cpu())
                self.due += payload.count(b"\n")
                self.queue(self.pipes.requests, payload)
            elif kind == b"C":
                self.stdin_ends = True
                self.queue(self.pipes.stdin, b"")
            elif kind == b"K":
                self.hit = "closed"
            else:
                leave()

    def begin_turn(self, cpu):
        self.turn_begun, self.turn_cpu, self.in_turn = time.monotonic(), cpu, True

    def queue(self, descriptor, payload):
        if descriptor in self.pending:
            self.pending[descriptor] += payload
            self.feed(descriptor)

    def feed(self, descriptor):
        waiting = self.pending[descriptor]
        try:
            while waiting:
                del waiting[:os.write(descriptor, waiting[:CHUNK])]
        except BlockingIOError:
            self.poll.register(descriptor, select.POLLOUT)
            return
        except OSError:  # the child closed it
            waiting.clear()
        try:
            self.poll.unregister(descriptor)
        except KeyError:
            pass
        if self.stdin_ends and descriptor == self.pipes.stdin:
            del self.pending[descriptor]
            self.pipes.close(descriptor)

    def forward(self, source):
        kind = self.sources[source]
        data = os.read(source, CHUNK)
        if not data:
            self.poll.unregister(source)
            del self.sources[source]
            return
        over = len(data) > self.left[kind]
        data = data[:self.left[kind]]
        self.left[kind] -= len(data)
        if over:
            self.hit = "output"
        if kind == b"A":
            cpu, replied = self.cpu(), data.count(b"\n")
            took = max(0, cpu - self.turn_cpu)
            if replied:
                self.due = max(0, self.due - replied)
                self.begin_turn(cpu)
                self.in_turn = self.due > 0
            self.held += frame(kind, struct.pack(">Q", took) + data)
            if not self.due or len(self.held) > CHUNK:
                self.tell()
        else:
            emit(kind, data)

    def tell(self):
        said, self.held = self.held, bytearray()
        say(said)

    def finish(self):
        """The child is dead, or dies now; what it had written before still counts."""
        kill(self.pid)  # and what it left in its group, on the rung where it could
        self.end = self.end or self.births.end(wait=True)
        for source in list(self.sources):
            try:
                while source in self.sources and not self.hit:
                    self.forward(source)
            except OSError:
                pass
        self.tell()
        if self.dead is not None:
            os.close(self.dead)
        status, cpu, peak = self.end
        if self.job.kind == "build":
            bury()
            if not status and not self.hit:
                self.scratch.send_made()
        emit(b"D", "\n".join((
            "hit=" + self.hit,
            "exit=" + str(os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1),
            "signal=" + str(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0),
            "cpu=" + str(cpu),
            "peak=" + str(peak),
        )).encode())
