"""Where children come from: of this process, or of one that knows nothing."""
import _socket
import select

# confine.py, talk.py, scratch.py, child.py and warm.py stand above this text


class Forks:
    """Forks children itself. They execute what they run, and with that lose the copy of our memory."""

    def __init__(self, confinement):
        self.confinement = confinement

    def begin(self, job, ends):
        parent = os.getpid()
        adopt(job.kind == "build")
        self.child = os.fork()
        if not self.child:
            try:
                run_child(job, ends, self.confinement, parent)
            finally:
                os._exit(1)

    def end(self, wait):
        """How the child ended, its CPU microseconds and its peak of memory; None while it lives."""
        pid, status, usage = os.wait4(self.child, 0 if wait else os.WNOHANG)
        return (status, int((usage.ru_utime + usage.ru_stime) * 1e6), usage.ru_maxrss) if pid else None


BEAR, WAIT, LOOK = b"b", b"w", b"l"
NUMBER = struct.Struct("@l")
ENDED = struct.Struct("@li5l")  # process, status, and the beginning of its rusage


class Nursery:
    """Has children forked by a process that is sent descriptors and these letters alone: its memory, of which each child keeps a copy,
    holds nothing that another one was sent or has said."""

    def __init__(self, confinement, prepared):
        self.talk, theirs = _socket.socketpair()
        server = os.getpid()
        if not os.fork():
            self.talk.close()
            try:
                nurse(theirs, confinement, prepared, server)
            except BaseException:
                sys.excepthook(*sys.exc_info())
            finally:
                os._exit(LOST)
        theirs.close()

    def begin(self, job, ends):
        self.ask(BEAR, [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("@6i", *ends))])
        self.child, = NUMBER.unpack(read_exactly(NUMBER.size, self.talk.fileno()))

    def await_caller(self):
        """Waits until the caller speaks, if it has not; a server whose nursery has died meanwhile is of no use to it."""
        if CALLER.read:
            return
        poll = select.poll()
        for source in (0, self.talk.fileno()):
            poll.register(source, select.POLLIN)
        if any(source for source, _ in poll.poll()):
            leave()

    def end(self, wait):
        self.ask(WAIT if wait else LOOK)
        pid, status, *usage = ENDED.unpack(read_exactly(ENDED.size, self.talk.fileno()))
        return (status, (usage[0] + usage[2]) * 1000000 + usage[1] + usage[3], usage[4]) if pid else None

    def ask(self, letter, descriptors=()):
        try:
            self.talk.sendmsg([letter], descriptors)
        except OSError:
            leave()  # it is dead


def nurse(talk, confinement, prepared, server):
    die_with(server)
    be_called(b"assay-nursery")
    make_warm(prepared)
    confinement.nurse()
    nursery, child = os.getpid(), 0
    ended = ctypes.create_string_buffer(256)
    status, usage = ctypes.byref(ended, 8), ctypes.byref(ended, 16)
    room = _socket.CMSG_SPACE(6 * 4)
    while True:
        letter, given, _, _ = talk.recvmsg(1, room)
        if letter == BEAR:
            ends = struct.unpack("@6i", given[0][2])
            child = os.fork()
            if not child:
                talk.detach()
                run_child(None, ends, confinement, nursery)
            for end in ends:
                os.close(end)
            talk.sendall(NUMBER.pack(child))
        elif letter:
            # not os.wait4, whose numbers would stay in memory that is free again
            pid = libc.wait4(child, status, 0 if letter == WAIT else os.WNOHANG, usage)
            if pid < 0:
                raise failure("wait4")
            NUMBER.pack_into(ended, 0, pid)
            talk.sendall(memoryview(ended)[:ENDED.size])
            ctypes.memset(ended, 0, ENDED.size)
        else:
            if child:
                kill(child)
            os._exit(0)
