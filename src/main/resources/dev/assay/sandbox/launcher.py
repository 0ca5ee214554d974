"""Runs programs, one after the other, each in a confined child, and stands between it and the caller.

Three kinds of process. The server reads what the caller sends, feeds the child, caps it, and ends it. The nursery imports what programs
use and forks the children; it reads nothing, for a program gets a copy of its memory. The child is there before it is needed: it is
confined, and waits for its program. Programs of files have no nursery: their memory begins anew when they are executed.

The caller owns standard input and output; both carry frames: one letter, four bytes of length, payload.
In:  once M a program that will be asked for often, and B the confinement; then J job, P program (or F a file, its name, zero byte, content; V the command, W the environment), G go; then I standard input, C its end, R requests for descriptor 3, a line each, K kill; at last Q, once for each job.
     End of input: kill and leave.
Out: O, E what the child wrote; A eight bytes of CPU microseconds since the last reply and what it wrote to descriptor 4; F a file that
     a build made, f more of it; D the end; X no start.
"""

# confine.py, talk.py, scratch.py, child.py, warm.py, births.py, crowd.py and watch.py stand above this text: they are compiled as one


def attend(confinement, births):
    """One program from its job to its end."""
    job, pipes = Job(CALLER) if confinement.scratch else None, Pipes()
    try:
        confinement.prepare(job, pipes)
    except OSError as e:
        emit(b"X", ("no directory for the program: " + str(e)).encode())
        leave()
    births.begin(job, pipes.child_ends)
    children.append(births.child)
    pipes.given()
    confinement.entered()
    if not job:
        births.await_caller()
        job = Job(CALLER)
        job.hand(pipes.requests)
    started = b""
    while True:
        chunk = os.read(pipes.start, CHUNK)
        if not chunk:
            break
        started += chunk
    if started != b"k":
        emit(b"X", started[started[:1] == b"k":] or b"the child died before it ran")
        leave()
    pipes.watched()
    watch = Watch(job, pipes, births, confinement.scratch)
    watch.run()
    watch.finish()
    children.clear()
    pipes.close_all()
    if confinement.scratch:
        confinement.scratch.empty()
    while CALLER.receive()[0] != b"Q":  # sent before the caller knew of the end
        pass


def begun():
    """The confinement that the caller's first frames describe, and programs of its own that it has prepared."""
    prepared = []
    kind, payload = CALLER.receive()
    while kind == b"M":
        prepared.append(payload)
        kind, payload = CALLER.receive()
    os.environ.pop("PWD", None)  # bubblewrap's
    try:
        return Confinement(*payload.decode().split("\n")), prepared
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
    confinement, prepared = begun()
    births = Forks(confinement) if confinement.scratch else Nursery(confinement, prepared)
    try:
        while True:
            attend(confinement, births)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        leave()


serve()
