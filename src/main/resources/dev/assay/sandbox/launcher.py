"""Runs programs, one after the other, each in a confined child, and stands between it and the caller.

Three kinds of process. The server imports what programs use, waits, and reads nothing: a program gets a copy of its memory. For each
program it forks an attendant, which reads what the caller sends for this program alone, forks the child, feeds it, caps it, and ends.
Where programs are Python, attendant and child are there before they are needed: the child is confined, and waits for its program.

The caller owns standard input and output; both carry frames: one letter, four bytes of length, payload.
In:  once M a program that will be asked for often, and B the confinement; then J job, P program (or F a file, its name, zero byte, content; V the command, W the environment), G go; then I standard input, C its end, R a request for descriptor 3, K kill; at last Q, once for each job.
     End of input: kill and leave.
Out: O, E what the child wrote; A eight bytes of CPU microseconds and what it wrote to descriptor 4; F a file that
     a build made, f more of it; D the end; X no start.
"""
import gc

# confine.py, talk.py, scratch.py, child.py and watch.py stand above this text: they are compiled as one

# What solutions import: most of the time of a short run. No module whose parts a program would have to import itself.
WARM = (
    "abc array bisect cmath collections collections.abc contextlib copy dataclasses datetime decimal enum fractions functools hashlib heapq io"
    " itertools json math numbers operator random re statistics string struct threading time traceback types typing"
)


def attend(confinement, server):
    """One program from its job to its end."""
    die_with(server)
    be_called(b"assay-standby")
    job, pipes, attendant = Job() if confinement.scratch else None, Pipes(), os.getpid()
    if job and job.kind == "build":
        adopt()
    try:
        confinement.prepare(job, pipes)
    except OSError as e:
        emit(b"X", ("no directory for the program: " + str(e)).encode())
        leave()
    pid = os.fork()
    if not pid:
        try:
            run_child(job, pipes, confinement, attendant)
        finally:
            os._exit(1)
    children.append(pid)
    pipes.leave_child()
    if not job:
        job = Job()
        job.hand(pipes.requests[1])
    be_called(b"assay-attendant")
    pipes.watched()
    started = b""
    while True:
        chunk = os.read(pipes.start[0], CHUNK)
        if not chunk:
            break
        started += chunk
    if started != b"k":
        os.waitpid(pid, 0)
        emit(b"X", started[started[:1] == b"k":] or b"the child died before it ran")
        leave()
    watch = Watch(job, pipes, pid, confinement.scratch)
    watch.run()
    watch.finish()
    for each in at_end:
        each()
    while receive()[0] != b"Q":  # sent before the caller knew of the end
        pass


def warm():
    """Imports all that, without what random and threading would do after each fork: there is one thread, and run_program sows anew."""
    register, os.register_at_fork = os.register_at_fork, lambda **hooks: None
    for name in WARM.split():
        __import__(name)
    os.register_at_fork = register
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D")  # what site would add
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D")


def prepared():
    """The confinement that the caller's first frame describes."""
    kind, payload = receive()
    while kind == b"M":
        KNOWN.append(marshal.loads(payload))
        kind, payload = receive()
    warm()
    os.environ.pop("PWD", None)  # bubblewrap's
    try:
        return Confinement(*payload.decode().split("\n"))
    except OSError as e:
        emit(b"X", str(e).encode())
        os._exit(LOST)


def serve():
    try:
        os.setsid()  # an interrupt typed at the terminal is for the caller
    except OSError:
        pass
    if os.uname().sysname == "Linux":
        libc.prctl(4, 0, 0, 0, 0)  # not dumpable: nobody reads this process
        libc.mallopt(-8, 1)  # one arena: threads then cost little address space
    be_called(b"assay-server")
    confinement, server = prepared(), os.getpid()
    gc.collect()
    gc.freeze()  # or the first collection of each child would copy all pages
    poll = select.poll()
    poll.register(0, select.POLLIN)
    while True:
        if confinement.scratch:
            poll.poll()  # else the next attendant and its child stand by, for that is most of the work
        pid = os.fork()
        if not pid:
            try:
                attend(confinement, server)
                os._exit(IN_ORDER)
            except BaseException:
                sys.excepthook(*sys.exc_info())
            finally:
                os._exit(LOST)
        if os.waitpid(pid, 0)[1] != IN_ORDER:
            if confinement.scratch:
                confinement.scratch.close()
            os._exit(LOST)


serve()
