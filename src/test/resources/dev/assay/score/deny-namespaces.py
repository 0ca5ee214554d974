"""Becomes another program that can make no namespace and mount nothing, and has no capability: a container with the usual seccomp filter.

usage: deny-namespaces.py UID COMMAND...
"""
import ctypes
import errno
import os
import struct
import sys

NEW = 0x7E020080  # CLONE_NEW*: namespaces of every kind
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
COLUMN = {"x86_64": 0, "aarch64": 1}
# unshare setns mount umount2 pivot_root open_tree move_mount fsopen fsmount mount_setattr
DENIED = ((272, 97), (308, 268), (165, 40), (166, 39), (155, 41), (428, 428), (429, 429), (430, 430), (432, 432), (442, 442))
CLONE, CLONE3, SECCOMP = (56, 220), (435, 435), (317, 277)

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def code(machine):
    column = COLUMN[machine]
    deny = (0x06, 0, 0, 0x50000 | errno.EPERM)
    program = [(0x20, 0, 0, 4), (0x15, 1, 0, AUDIT[machine]), (0x06, 0, 0, 0x80000000), (0x20, 0, 0, 0)]
    for number in DENIED:
        program += [(0x15, 0, 1, number[column]), deny]
    program += [(0x15, 0, 1, CLONE3[column]), (0x06, 0, 0, 0x50000 | errno.ENOSYS)]
    program += [(0x15, 0, 3, CLONE[column]), (0x20, 0, 0, 16), (0x45, 0, 1, NEW), deny]
    program += [(0x06, 0, 0, 0x7FFF0000)]
    return b"".join(struct.pack("=HBBI", *each) for each in program)


def succeeded(what, result):
    if result != 0:
        sys.exit("%s: %s" % (what, os.strerror(ctypes.get_errno())))


uid = int(sys.argv[1])
for capability in range(64):
    libc.prctl(24, capability, 0, 0, 0)  # out of the bounding set
if uid != os.getuid():
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
header = ctypes.create_string_buffer(struct.pack("=Ii", 0x20080522, 0))
succeeded("capset", libc.capset(header, ctypes.create_string_buffer(24)))
succeeded("no_new_privs", libc.prctl(38, 1, 0, 0, 0))
text = code(os.uname().machine)
held = ctypes.create_string_buffer(text, len(text))
filter = ctypes.create_string_buffer(struct.pack("@HP", len(text) // 8, ctypes.addressof(held)))
succeeded("seccomp", libc.syscall(SECCOMP[COLUMN[os.uname().machine]], 1, 0, filter))
for kind in (0x10000000, 0x20000000, 0x00020000):  # user, process and mount namespaces
    if libc.unshare(kind) == 0:
        sys.exit("a namespace can be made all the same")
os.execv(sys.argv[2], sys.argv[2:])
