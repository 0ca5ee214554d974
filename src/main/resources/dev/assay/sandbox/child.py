"""The child: takes its descriptors, gives its rights away, runs the program."""
import fcntl
import marshal


class Pipes:
    """The child's descriptors 0 to 4, and our ends of them."""

    def __init__(self):
        self.stdin, self.stdout, self.stderr, self.requests, self.replies, self.start = [os.pipe() for _ in range(6)]

    def enter_child(self, kept):
        ends = (self.stdin[0], self.stdout[1], self.stderr[1], self.requests[0], self.replies[1], self.start[1])
        for low, end in enumerate([fcntl.fcntl(end, fcntl.F_DUPFD, 64) for end in ends]):
            os.dup2(end, low)
        os.closerange(6, kept or 6)
        os.closerange((kept or 5) + 1, 4096)

    def leave_child(self):
        for end in (self.stdin[0], self.stdout[1], self.stderr[1], self.requests[0], self.replies[1], self.start[1]):
            os.close(end)
        for end in (self.stdin[1], self.requests[1]):
            os.set_blocking(end, False)


class Confinement:
    """What is the same for every child, made ready once."""

    def __init__(self, rung, uid, *readable):
        self.rung, self.uid = rung, int(uid)
        self.ruleset, self.filter = None, b""
        if rung == "landlock" or rung == "namespaces" and landlock_version():
            low = landlock_rules(readable)
            self.ruleset = fcntl.fcntl(low, fcntl.F_DUPFD, 64)  # out of the way of a child's own
            os.close(low)
        if rung != "none":
            self.filter = seccomp_code()

    def enter(self, job, parent):
        """Rights go in this order because each step still needs the rights that later ones take."""
        if self.rung != "none":
            libc.prctl(38, 1, 0, 0, 0)  # no new privileges
        if self.ruleset is not None:
            landlock_keep(self.ruleset)
            os.close(self.ruleset)
        if self.rung == "landlock" and os.getuid() == 0:
            drop_user(self.uid)
        if self.rung != "none":
            drop_capabilities()
        die_with(parent)  # after the change of user, which would clear it
        limit(job["memory"], job["cpuTotal"] // 1000000 + 2)
        if self.rung != "none":
            seccomp(self.filter)


def die_with(parent):
    if os.uname().sysname == "Linux":
        libc.prctl(1, 9, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(LOST)


def run_child(job, pipes, confinement, parent):
    try:
        os.setsid()
        pipes.enter_child(confinement.ruleset)
        os.chdir("/")
        os.environ.pop("PWD", None)  # bubblewrap's
        confinement.enter(job, parent)
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
