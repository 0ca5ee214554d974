"""The child: takes its descriptors, gives its rights away, runs the program."""
import _io
import _signal  # built in, so that they need no file
import _sitebuiltins
import atexit
import builtins
import marshal


class Pipes:
    """Our ends of the child's descriptors 0 to 5, and, until they have been given away, its own."""

    def __init__(self):
        stdin, self.stdin = os.pipe()
        self.stdout, stdout = os.pipe()
        self.stderr, stderr = os.pipe()
        requests, self.requests = os.pipe()
        self.replies, replies = os.pipe()
        self.start, start = os.pipe()
        self.child_ends = (stdin, stdout, stderr, requests, replies, start)
        self.ours = {self.stdin, self.stdout, self.stderr, self.requests, self.replies, self.start}

    def given(self):
        for end in self.child_ends:
            os.close(end)

    def watched(self):
        """No end may keep us waiting: where /proc is, a child can open its own anew, and take back what it wrote before we read it."""
        for end in self.ours:
            os.set_blocking(end, False)

    def close(self, end):
        self.ours.remove(end)
        os.close(end)

    def close_all(self):
        for end in list(self.ours):
            self.close(end)


ASIDE, KEPT = 64, 80


def take_descriptors(ends, kept):
    """Makes these the descriptors 0 to 5, and closes all others but one that may be kept."""
    for low, end in enumerate(ends):
        os.dup2(end, ASIDE + low)
    for low in range(len(ends)):
        os.dup2(ASIDE + low, low)
    os.closerange(6, kept or 6)
    os.closerange((kept or 5) + 1, 4096)


class Confinement:
    """What is the same for every child, made ready once.

    scratch: where directories for programs of files may be made; empty where there are no such programs.
    places: r and a path that may be read, or x and one that may be executed as well."""

    def __init__(self, rung, uid, scratch, *places):
        self.rung, self.uid = rung, int(uid)
        self.readable = [p[1:] for p in places if p[0] == "r"]
        self.executable = [p[1:] for p in places if p[0] == "x"]
        self.drops_user = rung == "landlock" and os.getuid() == 0 and may_drop_user()
        self.scratch = Scratch(scratch, self.uid if self.drops_user else None) if scratch else None
        self.has_landlock = rung == "landlock" or rung == "namespaces" and landlock_version() > 0
        self.ruleset = self.rules() if self.has_landlock and not scratch else None
        self.filters = {}
        if rung != "none":
            codes = {
                "run": seccomp_code(all_but(RUNS)), "build": seccomp_code(all_but(BUILDS), forks=True),
            } if scratch else {
                "nursery": seccomp_code(all_but(TO_ENTER), pid=None), "python": seccomp_code(TO_ENTER.split(), inherits=True),
            }
            self.filters = {kind: Filter(code) for kind, code in codes.items()}

    def rules(self, scratch=(), builds=False):
        run_from = self.executable + ([] if builds else list(scratch))
        low = landlock_rules(self.readable, run_from, scratch if builds else ())
        os.dup2(low, KEPT)  # out of the way of a child's own
        os.close(low)
        return KEPT

    def prepare(self, job, pipes):
        """Makes ready what is this program's alone."""
        if self.drops_user:
            for end in pipes.child_ends[:3]:
                os.fchown(end, self.uid, -1)  # or it could not open /dev/stdin
        if job and job.kind != "python":
            directory = self.scratch.fill(job)
            if self.has_landlock:
                self.ruleset = self.rules([directory], job.kind == "build")

    def entered(self):
        """The child has what was made for it alone."""
        if self.scratch and self.ruleset is not None:
            os.close(self.ruleset)
            self.ruleset = None

    def nurse(self):
        """What the nursery can do without is denied to it, and so to its children: a long filter takes long to set."""
        if self.rung != "none":
            libc.prctl(38, 1, 0, 0, 0)  # no new privileges
            self.filters["nursery"].keep()

    def enter(self, kind, parent):
        """Rights go in this order because each step still needs the rights that later ones take."""
        if self.rung != "none":
            libc.prctl(38, 1, 0, 0, 0)  # no new privileges
        if self.ruleset is not None:
            landlock_keep(self.ruleset)
            os.close(self.ruleset)
        if self.drops_user:
            drop_user(self.uid)
        if self.rung != "none":
            drop_capabilities()
        die_with(parent)  # after the change of user, which would clear it
        if self.rung != "none":
            self.filters[kind].keep()

    def limit(self, job):
        seconds = job["cpuTotal"] // 1000000 + 2
        if job.kind == "python":
            limit([(resource.RLIMIT_AS, job["memory"])], seconds)
            return
        data, space = (resource.RLIMIT_DATA, job["memory"]), (resource.RLIMIT_AS, job["memory"])
        reserved = (resource.RLIMIT_AS, job["memory"] + RESERVED)
        memory = {"data": [data], "address": [space], "both": [data, reserved]}[job.settings["counts"]]
        builds = job.kind == "build"
        limit(memory, seconds, LARGEST_FILE if builds else 0, 256 if builds else 64, STACK)


KNOWN = []  # prepared programs
LARGEST_FILE = 64 << 20
RESERVED = 512 << 20  # address space besides the memory that may be written
STACK = 64 << 20  # of the first thread; threads of C get as much, so there are few


def be_called(name):
    """The name of this process for people; no more than fifteen bytes."""
    if os.uname().sysname == "Linux":
        libc.prctl(15, name, 0, 0, 0)


def die_with(parent):
    if os.uname().sysname == "Linux":
        libc.prctl(1, 9, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(LOST)


def run_child(job, ends, confinement, parent):
    """Without a job it stands by, confined already, until it is handed one."""
    try:
        os.setsid()
        take_descriptors(ends, confinement.ruleset)
        os.chdir("/" if not job or job.kind == "python" else confinement.scratch.directory)
        confinement.enter(job.kind if job else "python", parent)
        if not job:
            be_called(b"assay-standby")
            job = Job(Frames(3))
        name = job.settings["name"]
        be_called(b"assay-" + name.split(".")[0].encode())
        confinement.limit(job)
        if job.kind != "python":
            execute(job)
        os.write(5, b"k")
    except BaseException as e:
        os.write(5, (type(e).__name__ + ": " + str(e)).encode())
        os._exit(1)
    os.close(5)
    status = 0
    try:
        run_program(job, name)
    except SystemExit as e:
        status = exit_status(e.code)
    except BaseException as e:
        e.__traceback__ = e.__traceback__ and e.__traceback__.tb_next and e.__traceback__.tb_next.tb_next
        sys.excepthook(type(e), e, e.__traceback__)
        status = 1
    os._exit(finished(status))


def execute(job):
    """Becomes the program; the start pipe closes by itself where that works."""
    for ignored in (_signal.SIGPIPE, _signal.SIGXFSZ):
        _signal.signal(ignored, _signal.SIG_DFL)  # Python ignores them, and an ignored signal stays so
    os.set_inheritable(5, False)
    if job["streams"]:
        for descriptor in (3, 4):
            os.dup2(descriptor, descriptor - 3)
            os.close(descriptor)
    os.write(5, b"k")
    os.execve(job.command[0], job.command, job.environment)


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
    steps = [atexit._run_exitfuncs, lambda: flushed("stdout"), lambda: flushed("stderr"), flush_others]
    if "threading" in sys.modules:
        steps.insert(0, sys.modules["threading"]._shutdown)
    for step in steps:
        try:
            step()
        except BaseException:
            status = status or 120
    return status


def flushed(name):
    stream = getattr(sys, name, None)
    if stream is not None and not getattr(stream, "closed", False):
        stream.flush()


def flush_others():
    """Streams that nobody closed: taken apart, each would write what is left in it."""
    streams = [each for each in gc.get_objects() if issubclass(type(each), _io._IOBase)]
    for stream in [sys.__stdout__, sys.__stderr__] + streams:
        try:
            stream.flush()
        except Exception:
            pass  # closed, or only read from


def new_main():
    main = type(sys)("__main__")
    main.__builtins__ = builtins
    return main


def run_program(job, name):
    sys.modules["random"].seed()
    sys.argv = [name]
    if "known" in job.settings:
        main = sys.modules["__main__"] = KNOWN[job["known"]]
    else:
        main = sys.modules["__main__"] = new_main()
        code = marshal.loads(job.program) if job["marshalled"] else compile(job.program, name, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    if job["marshalled"]:
        if hasattr(sys, "set_int_max_str_digits"):
            sys.set_int_max_str_digits(0)
        main.serve(3, 4)
        os._exit(0)
