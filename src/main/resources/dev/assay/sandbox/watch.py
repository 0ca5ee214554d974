"""What stands beside a running child."""
import select
import time


class Watch:
    """Feeds a running child, passes on what it writes, and ends it at the first limit."""

    def __init__(self, job, pipes, pid, scratch):
        self.job, self.pid, self.pipes, self.scratch = job, pid, pipes, scratch
        self.hit = ""
        self.left = {b"O": job["output"], b"E": job["output"], b"A": job["replies"]}
        self.begun = self.turn_begun = time.monotonic()
        self.turn_cpu = 0
        self.in_turn = True
        self.pending = {pipes.stdin[1]: bytearray(), pipes.requests[1]: bytearray()}
        self.stdin_ends = False
        self.sources = {pipes.stdout[0]: b"O", pipes.stderr[0]: b"E", pipes.replies[0]: b"A"}
        self.poll = select.poll()
        for source in self.sources:
            self.poll.register(source, select.POLLIN)
        self.poll.register(0, select.POLLIN)
        self.dead = None
        try:
            self.dead = os.pidfd_open(pid)
            self.poll.register(self.dead, select.POLLIN)
        except (AttributeError, OSError):
            pass
        self.status = None

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
        quiet = max(5.0, min(wall * 1e3, spare / 1e3 / (os.cpu_count() or 1)))
        return quiet if self.dead is not None else min(quiet, 5.0)

    def run(self):
        while not self.ended():
            wait = self.time_left()
            if self.hit:
                return
            for descriptor, _ in self.poll.poll(wait):
                if descriptor == 0:
                    self.take()
                elif descriptor in self.sources:
                    self.forward(descriptor)
                elif descriptor in self.pending:
                    self.feed(descriptor)
            if self.hit:
                return

    def ended(self):
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.status, self.usage = status, usage
        return self.status is not None

    def take(self):
        kind, payload = receive()
        if kind == b"I":
            self.queue(self.pipes.stdin[1], payload)
        elif kind == b"R":
            self.turn_begun, self.turn_cpu, self.in_turn = time.monotonic(), self.cpu(), True
            self.queue(self.pipes.requests[1], payload)
        elif kind == b"C":
            self.stdin_ends = True
            self.queue(self.pipes.stdin[1], b"")
        elif kind == b"K":
            self.hit = "closed"
        else:
            leave()

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
        if self.stdin_ends and descriptor == self.pipes.stdin[1]:
            del self.pending[descriptor]
            os.close(descriptor)

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
            cpu = self.cpu()
            if data.endswith(b"\n"):
                self.in_turn = False
            data = struct.pack(">Q", max(0, cpu - self.turn_cpu)) + data
        emit(kind, data)

    def finish(self):
        """The child is dead, or dies now; what it had written before still counts."""
        if self.status is None:
            kill(self.pid)
            _, self.status, self.usage = os.wait4(self.pid, 0)
        else:
            kill(self.pid)  # what it left in its group, on the rung where it could
        for source in list(self.sources):
            os.set_blocking(source, False)
            try:
                while source in self.sources and not self.hit:
                    self.forward(source)
            except OSError:
                pass
        if self.job.kind == "build":
            bury()
            if not self.status and not self.hit:
                self.scratch.send_made()
        emit(b"D", "\n".join((
            "hit=" + self.hit,
            "exit=" + str(os.WEXITSTATUS(self.status) if os.WIFEXITED(self.status) else -1),
            "signal=" + str(os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else 0),
            "cpu=" + str(int((self.usage.ru_utime + self.usage.ru_stime) * 1e6)),
            "peak=" + str(self.usage.ru_maxrss),
        )).encode())
