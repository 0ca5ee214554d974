"""Directories for programs of files: one at a time, empty before and gone afterwards."""
import fcntl
import stat
import time

# confine.py and talk.py stand above this text

MOST_MADE, LARGEST_MADE = 2000, 64 << 20  # files that a build may leave, and their bytes together
PREFIX = "assay-scratch-"


class Scratch:
    """parent: a directory that is ours alone in namespaces, else the machine's for temporary files. owner: a user that builds, or None for us."""

    def __init__(self, parent, owner):
        import tempfile

        self.owner = owner
        sweep(parent)
        self.home = tempfile.mkdtemp(prefix=PREFIX, dir=parent)
        at_end.append(self.close)
        self.lock = locked(self.home)  # as long as this process lives
        os.chmod(self.home, 0o711)
        self.directory = os.path.join(self.home, "p")

    def fill(self, job):
        """Makes the directory of a program: its own to write in for a build, else nobody's."""
        self.given = set()
        builds = job.kind == "build"
        os.mkdir(self.directory)
        for name, content in job.files:
            path = os.path.join(self.directory, name)
            if os.path.dirname(name):
                os.makedirs(os.path.dirname(path), exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o700)
            write_all(descriptor, content)
            os.close(descriptor)
            self.given.add(path)
        for folder, _, names in os.walk(self.directory):
            self.give(folder, 0o700 if builds else 0o555, builds)
            for name in names:
                self.give(os.path.join(folder, name), 0o400 if builds else 0o555, builds)
        return self.directory

    def give(self, path, mode, builds):
        os.chmod(path, mode)
        if builds and self.owner is not None:
            os.chown(path, self.owner, self.owner)

    def send_made(self):
        """Passes on what a build left, regular files alone."""
        left, count = LARGEST_MADE, 0
        for folder, _, names in os.walk(self.directory):
            for name in names:
                path = os.path.join(folder, name)
                if path in self.given:
                    continue
                try:
                    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
                except OSError:
                    continue
                facts = os.fstat(descriptor)
                left, count = left - facts.st_size, count + 1
                if stat.S_ISREG(facts.st_mode) and left >= 0 and count <= MOST_MADE:
                    send_file(os.path.relpath(path, self.directory), descriptor)
                os.close(descriptor)

    def empty(self):
        remove(self.directory)

    def close(self):
        remove(self.home)


def send_file(name, descriptor):
    emit(b"F", name.encode("utf-8", "replace"))
    while True:
        chunk = os.read(descriptor, CHUNK)
        if not chunk:
            return
        emit(b"f", chunk)


def remove(directory):
    """Removes a directory in which a hostile program may have been."""
    for folder, _, _ in os.walk(directory):
        try:
            os.chmod(folder, 0o700)
        except OSError:
            pass
    import shutil

    shutil.rmtree(directory, ignore_errors=True)


def locked(directory):
    """A descriptor that holds the directory's lock; an OSError where another process does."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def sweep(parent):
    """Removes what servers left that could not clean up, because somebody killed them."""
    for name in os.listdir(parent):
        path = os.path.join(parent, name)
        try:
            if name.startswith(PREFIX) and os.lstat(path).st_uid == os.getuid():
                descriptor = locked(path)
                remove(path)
                os.close(descriptor)
        except OSError:
            pass  # in use, or gone


def adopt(whether):
    """Whether this process becomes the parent of what its children leave."""
    if os.uname().sysname == "Linux":
        libc.prctl(36, int(whether), 0, 0, 0)


def bury():
    """Waits for what a build left, which is dead or dying; not for what got out of its group where nothing forbids that."""
    patience = time.monotonic() + 5
    try:
        while time.monotonic() < patience:
            if not os.waitpid(-1, os.WNOHANG)[0]:
                time.sleep(0.001)
    except ChildProcessError:
        pass
