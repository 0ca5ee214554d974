import ctypes, os
canary, folder, port = input(), input(), int(input())

def fail():
    raise OSError

def tried(what, act):
    try:
        act()
    except BaseException:
        return
    print("escaped: " + what, flush=True)

def call(what, x86, arm, *arguments):
    libc = ctypes.CDLL(None)
    libc.syscall.restype = ctypes.c_long
    number = x86 if os.uname().machine == "x86_64" else arm
    if libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]) >= 0:
        print("escaped: " + what, flush=True)

def is_open(fd):
    try:
        os.fstat(fd)
        return True
    except OSError:
        return False

