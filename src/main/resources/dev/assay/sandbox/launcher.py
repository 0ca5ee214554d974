"""Runs one program in a confined child and stands between it and the caller.

The caller owns standard input and output of this process; both carry frames: one letter, four bytes of length, payload.
In:  J job, P program, G go; then I standard input, C its end, R a request for descriptor 3. End of input: kill and leave.
Out: O, E what the child wrote; A eight bytes of CPU microseconds and what it wrote to descriptor 4; D the end; X no start.
Nothing that this process holds is a secret: it knows no expected result.
"""
import fcntl
import marshal
import select
import sys
import time

# confine.py stands above this text: the two are compiled as one

CHUNK = 1 << 16
children = []


def kill(child):
    """Ends a child of ours and all that is in its group."""
    for end in (os.killpg, os.kill):
        try:
            end(child, 9)
        except OSError:
            pass


def leave():
    for child in children:
        kill(child)
    os._exit(0)


def read_exactly(size):
    read = bytearray()
    while len(read) < size:
        chunk = os.read(0, min(CHUNK, size - len(read)))
        if not chunk:
            leave()
        read += chunk
    return bytes(read)


def write_all(descriptor, data):
    while data:
        data = data[os.write(descriptor, data):]


def emit(kind, payload):
    try:
        write_all(1, kind + struct.pack(">I", len(payload)) + payload)
    except OSError:
        leave()  # the caller is gone


def receive():
    kind, size = struct.unpack(">cI", read_exactly(5))
    return kind, read_exactly(size)


class Job:
    def __init__(self):
        self.program = b""
        self.readable = []
        self.settings = {}
        while True:
            kind, payload = receive()
            if kind == b"P":
                self.program = payload
            elif kind == b"J":
                for line in payload.decode().split("\n"):
                    key, _, value = line.partition("=")
                    if key == "readable":
                        self.readable.append(value)
                    else:
                        self.settings[key] = value
            else:
                return

    def __getitem__(self, key):
        return int(self.settings[key])


class Pipes:
    """The child's descriptors 0 to 4, and our ends of them."""

    def __init__(self):
        self.stdin, self.stdout, self.stderr, self.requests, self.replies, self.start = [os.pipe() for _ in range(6)]

    def enter_child(self):
        ends = (self.stdin[0], self.stdout[1], self.stderr[1], self.requests[0], self.replies[1], self.start[1])
        for low, end in enumerate([fcntl.fcntl(end, fcntl.F_DUPFD, 64) for end in ends]):
            os.dup2(end, low)
        os.closerange(6, 4096)

    def leave_child(self):
        for end in (self.stdin[0], self.stdout[1], self.stderr[1], self.requests[0], self.replies[1], self.start[1]):
            os.close(end)
        for end in (self.stdin[1], self.requests[1]):
            os.set_blocking(end, False)


def confine(job, parent):
    """Rights go in this order because each step still needs the rights that later ones take."""
    rung = job.settings["rung"]
    linux = os.uname().sysname == "Linux"
    if rung != "none":
        libc.prctl(38, 1, 0, 0, 0)  # no new privileges
    if rung == "landlock" or rung == "namespaces" and landlock_version():
        landlock(job.readable)
    if rung == "landlock" and os.getuid() == 0:
        drop_user(job["uid"])
    if rung != "none":
        drop_capabilities()
    if linux:
        libc.prctl(1, 9, 0, 0, 0)  # die with the launcher; after the change of user, which would clear it
        if os.getppid() != parent:
            os._exit(0)
    limit(job["memory"], job["cpuTotal"] // 1000000 + 2)
    if rung != "none":
        seccomp()


def run_child(job, pipes, parent):
    try:
        os.setsid()
        pipes.enter_child()
        os.chdir("/")
        os.environ.pop("PWD", None)  # bubblewrap's
        confine(job, parent)
        name = job.settings["name"]
        code = marshal.loads(job.program) if job["marshalled"] else None
        os.write(5, b"k")
    except BaseException as e:
        os.write(5, (type(e).__name__ + ": " + str(e)).encode())
        os._exit(1)
    os.close(5)
    status = 0
    try:
        run_program(name, code or compile(job.program, name, "exec", dont_inherit=True))
    except SystemExit as e:
        status = exit_status(e.code)
    except BaseException as e:
        e.__traceback__ = e.__traceback__ and e.__traceback__.tb_next and e.__traceback__.tb_next.tb_next
        sys.excepthook(type(e), e, e.__traceback__)
        status = 1
    os._exit(finished(status))


def exit_status(code):
    """What the interpreter makes of the argument of sys.exit."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def finished(status):
    """The end of an interpreter without its last third, the taking apart of modules: threads, exit functions, buffers."""
    import atexit

    steps = [atexit._run_exitfuncs] + [stream.flush for stream in (sys.stdout, sys.stderr) if hasattr(stream, "flush")]
    if "threading" in sys.modules:
        steps.insert(0, sys.modules["threading"]._shutdown)
    for step in steps:
        try:
            step()
        except BaseException:
            status = status or 120
    return status


def run_program(name, code):
    import builtins
    import _sitebuiltins

    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D")  # what site would add
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D")
    main = type(sys)("__main__")
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    sys.argv = [name]
    exec(code, main.__dict__)


class Watch:
    """Feeds a running child, passes on what it writes, and ends it at the first limit."""

    def __init__(self, job, pipes, pid):
        self.job, self.pid, self.pipes = job, pid, pipes
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
        emit(b"D", "\n".join((
            "hit=" + self.hit,
            "exit=" + str(os.WEXITSTATUS(self.status) if os.WIFEXITED(self.status) else -1),
            "signal=" + str(os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else 0),
            "cpu=" + str(int((self.usage.ru_utime + self.usage.ru_stime) * 1e6)),
            "peak=" + str(self.usage.ru_maxrss),
        )).encode())


def main():
    try:
        os.setsid()  # an interrupt typed at the terminal is for the caller
    except OSError:
        pass
    if os.uname().sysname == "Linux":
        libc.prctl(4, 0, 0, 0, 0)  # not dumpable: nobody reads this process
        libc.mallopt(-8, 1)  # one arena: threads then cost little address space
    job, pipes, parent = Job(), Pipes(), os.getpid()
    pid = os.fork()
    if not pid:
        try:
            run_child(job, pipes, parent)
        finally:
            os._exit(1)
    children.append(pid)
    pipes.leave_child()
    started = b""
    while True:
        chunk = os.read(pipes.start[0], CHUNK)
        if not chunk:
            break
        started += chunk
    if started != b"k":
        os.waitpid(pid, 0)
        emit(b"X", started or b"the child died before it ran")
        os._exit(0)
    watch = Watch(job, pipes, pid)
    watch.run()
    watch.finish()
    os._exit(0)


main()
