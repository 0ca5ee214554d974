"""The talk with the caller: frames on standard input and output."""
import sys

# confine.py stands above this text

CHUNK = 1 << 16
LOST = 1  # how a server ends that cannot go on
children = []
at_end = []  # what must be done before we leave


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
    for each in at_end:
        each()
    os._exit(LOST)


def read_exactly(size, source):
    read = bytearray()
    while len(read) < size:
        chunk = os.read(source, min(CHUNK, size - len(read)))
        if not chunk:
            leave()
        read += chunk
    return bytes(read)


def write_all(descriptor, data):
    while data:
        data = data[os.write(descriptor, data):]


def frame(kind, payload):
    return HEAD.pack(kind, len(payload)) + payload


def emit(kind, payload):
    say(frame(kind, payload))


def say(frames):
    try:
        write_all(1, frames)
    except OSError:
        leave()  # the caller is gone


HEAD = struct.Struct(">cI")


class Frames:
    """What comes in frames from a descriptor."""

    def __init__(self, source):
        self.source, self.read = source, bytearray()

    def more(self):
        chunk = os.read(self.source, CHUNK)
        if not chunk:
            leave()
        self.read += chunk

    def next(self):
        """The next frame, if it has come."""
        if len(self.read) < HEAD.size:
            return None
        kind, size = HEAD.unpack_from(self.read)
        end = HEAD.size + size
        if len(self.read) < end:
            return None
        payload = bytes(self.read[HEAD.size:end])
        del self.read[:end]
        return kind, payload

    def receive(self):
        while True:
            frame = self.next()
            if frame:
                return frame
            self.more()


CALLER = Frames(0)


class Job:
    """kind: python, a source text; run, files and a command; build, files and a command that makes others."""

    def __init__(self, frames):
        self.program = b""
        self.settings = {}
        self.files, self.command, self.environment = [], [], {}
        while True:
            kind, payload = frames.receive()
            if kind == b"P":
                self.program = payload
            elif kind == b"J":
                self.settings = dict(line.split("=", 1) for line in payload.decode().split("\n"))
                self.kind = self.settings["kind"]
            elif kind == b"F":
                name, content = payload.split(b"\0", 1)
                self.files.append((name.decode(), content))
            elif kind == b"V":
                self.command = payload.decode().split("\0")
            elif kind == b"W":
                self.environment = dict(each.split("=", 1) for each in payload.decode().split("\0") if each)
            elif kind == b"G":
                return
            else:
                leave()

    def hand(self, target):
        """Passes it on to a child that stands by; one that has died says so by its silence."""
        settings = "\n".join("=".join(each) for each in self.settings.items()).encode()
        try:
            write_all(target, frame(b"J", settings) + frame(b"P", self.program) + frame(b"G", b""))
        except OSError:
            pass

    def __getitem__(self, key):
        return int(self.settings[key])
