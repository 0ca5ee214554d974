# A compiler that has gone over to the enemy. It may write in its directory and start processes, and nothing else.
import ctypes, os, socket, sys

canary, folder = sys.argv[1], sys.argv[2]
libc = ctypes.CDLL(None)


def tried(what, act):
    try:
        act()
    except (OSError, ImportError):
        return
    print("escaped: " + what, flush=True)


def write(path):
    with open(path, "w") as file:
        file.write("x")


open("made", "w").write("made")
os.mkdir("d")
open("d/more", "wb").write(b"\0\xff")
for path in (canary, folder + "/made", "/tmp/made", "../made", "/dev/shm/made"):
    tried("write " + path, lambda: write(path))
tried("read " + canary, lambda: open(canary).read())
tried("read passwd", lambda: open("/etc/passwd").read())
tried("chmod", lambda: os.chmod(canary, 0o777))
tried("list tmp", lambda: os.listdir("/tmp"))
tried("symlink", lambda: os.symlink("/etc/passwd", "link"))
tried("link", lambda: os.link(canary, "link"))
tried("fifo", lambda: os.mkfifo("fifo"))
tried("socket", lambda: socket.socket())
tried("setsid", os.setsid)
tried("signal", lambda: os.kill(os.getppid(), 0))
if libc.unshare(0x10000000) == 0:
    print("escaped: unshare")
size = 0
try:
    with open("large", "wb") as file:
        while size < 100 << 20:
            size += file.write(b"x" * (1 << 20))
            file.flush()
    print("escaped: file of any size")
except OSError:
    os.unlink("large")
if os.fork() == 0:
    if os.fork() == 0:
        os.close(1)
        os.close(2)
        while True:
            pass
    os._exit(0)
