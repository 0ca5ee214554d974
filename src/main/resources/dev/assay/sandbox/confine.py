"""Takes rights away from the calling process, for good: Landlock, seccomp, capabilities, limits. Standard library only."""
import ctypes
import errno
import os
import resource
import struct

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

# System calls that a program under test has no use for: name=x86-64,aarch64 (a dash where there is none).
# Everything that changes a file, a process or the kernel; Landlock alone would let chmod, chown and setxattr through.
DENIED = """
socket=41,198 connect=42,203 bind=49,200 listen=50,201 accept=43,202 accept4=288,242 sendmmsg=307,269
fork=57,- vfork=58,- tkill=200,130 rt_sigqueueinfo=129,138 rt_tgsigqueueinfo=297,240 pidfd_open=434,434
pidfd_send_signal=424,424 pidfd_getfd=438,438 ptrace=101,117 process_vm_readv=310,270 process_vm_writev=311,271
process_madvise=440,440 process_mrelease=448,448 kcmp=312,272 setpgid=109,154 setsid=112,157 setuid=105,146
setgid=106,144 setreuid=113,145 setregid=114,143 setresuid=117,147 setresgid=119,149 setfsuid=122,151
setfsgid=123,152 setgroups=116,159 capset=126,91 setpriority=141,140 ioprio_set=251,30 sched_setscheduler=144,119
sched_setparam=142,118 sched_setattr=314,274 sched_setaffinity=203,122 mkdir=83,- mkdirat=258,34 rmdir=84,-
unlink=87,- unlinkat=263,35 rename=82,- renameat=264,38 renameat2=316,276 link=86,- linkat=265,37 symlink=88,-
symlinkat=266,36 mknod=133,- mknodat=259,33 truncate=76,45 fallocate=285,47 creat=85,- chmod=90,- fchmod=91,52
fchmodat=268,53 chown=92,- fchown=93,55 lchown=94,- fchownat=260,54 utime=132,- utimes=235,- futimesat=261,-
utimensat=280,88 setxattr=188,5 lsetxattr=189,6 fsetxattr=190,7 removexattr=197,14 lremovexattr=198,15
fremovexattr=199,16 mount=165,40 umount2=166,39 pivot_root=155,41 chroot=161,51 open_tree=428,428 move_mount=429,429
fsopen=430,430 fsconfig=431,431 fsmount=432,432 fspick=433,433 mount_setattr=442,442 unshare=272,97 setns=308,268
swapon=167,224 swapoff=168,225 init_module=175,105 finit_module=313,273 delete_module=176,106 kexec_load=246,104
kexec_file_load=320,294 reboot=169,142 syslog=103,116 acct=163,89 quotactl=179,60 quotactl_fd=443,443
sethostname=170,161 setdomainname=171,162 iopl=172,- ioperm=173,- modify_ldt=154,- settimeofday=164,170
clock_settime=227,112 clock_adjtime=305,266 adjtimex=159,171 vhangup=153,58 bpf=321,280 perf_event_open=298,241
userfaultfd=323,282 keyctl=250,219 add_key=248,217 request_key=249,218 io_uring_setup=425,425 io_uring_enter=426,426
io_uring_register=427,427 name_to_handle_at=303,264 open_by_handle_at=304,265 lookup_dcookie=212,18
fanotify_init=300,262 fanotify_mark=301,263 inotify_init=253,- inotify_init1=294,26 personality=135,92
memfd_create=319,279 memfd_secret=447,447 shmget=29,194 shmat=30,196 shmctl=31,195 msgget=68,186 msgsnd=69,189
msgrcv=70,188 msgctl=71,187 semget=64,190 semop=65,193 semtimedop=220,192 semctl=66,191 mq_open=240,180
mq_unlink=241,181 move_pages=279,239 migrate_pages=256,238 mbind=237,235 set_mempolicy=238,237 execve=59,221
execveat=322,281 io_setup=206,0 sync=162,81 syncfs=306,267
"""
JUDGED = "clone=56,220 clone3=435,435 kill=62,129 tgkill=234,131 prctl=157,167 prlimit64=302,261"
# What is denied with some arguments, to a nursery and to every program. A call whose arguments cannot be seen is absent.
NARROWED = "open=2,- openat=257,56 openat2=437,437 fcntl=72,25 ioctl=16,29 socketpair=53,199"
# What a nursery and a child on its way to a program still need: the child denies itself these, and the nursery the others.
TO_ENTER = "setsid setgroups setgid setuid capset"
# What a program of files may do all the same: be started, and where it is a compiler, start others and make files (Landlock says where).
RUNS = "execve"
BUILDS = "execve fork vfork mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 truncate fallocate creat"
THREAD, NAMESPACES = 0x10000, 0x7E020000  # flags of clone
NEWEST = 451  # a system call younger than this table does not exist
# machine: column of the tables above, AUDIT_ARCH, number of seccomp(2)
MACHINES = {"x86_64": (0, 0xC000003E, 317), "aarch64": (1, 0xC00000B7, 277)}

ALLOW, KILL, DENY, ABSENT = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
LOAD, EQUAL, GREATER, NOT_LESS, ANY_BIT, MASK, RETURN = 0x20, 0x15, 0x25, 0x35, 0x45, 0x54, 0x06
AF_UNIX, SOCK_STREAM = 1, 1


def numbers(table, column):
    """The system call numbers of one machine, by name."""
    found = {}
    for entry in table.split():
        name, both = entry.split("=")
        number = both.split(",")[column]
        if number != "-":
            found[name] = int(number)
    return found


def narrowed(column):
    """Instructions that deny what no program needs of calls that all need. Each part begins and ends with the number of the call loaded, or returns."""
    known = numbers(NARROWED, column)
    low = [16 + 8 * i for i in range(3)]
    parts = []
    for name, flags in (("open", low[1]), ("openat", low[2])):
        if name in known:
            # neither to read nor to write: a descriptor all the same, for ioctl and leases, which Landlock does not ask about;
            # to read, but empty it first: Landlock sees that from its third version on
            parts += [
                (EQUAL, 0, 8, known[name]), (LOAD, 0, 0, flags), (MASK, 0, 0, 3), (EQUAL, 3, 0, 3),
                (LOAD, 0, 0, flags), (MASK, 0, 0, 0x203), (EQUAL, 0, 1, 0x200),
                (RETURN, 0, 0, DENY), (RETURN, 0, 0, ALLOW),
            ]
    return parts + [
        (EQUAL, 0, 1, known["openat2"]), (RETURN, 0, 0, ABSENT),
        # to F_SETLKW, and copies and sizes of pipes: no signals to a process of one's choice, no leases
        (EQUAL, 0, 6, known["fcntl"]), (LOAD, 0, 0, low[1]), (GREATER, 0, 2, 7),
        (NOT_LESS, 0, 2, 1030), (GREATER, 1, 0, 1032), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY),
        # what terminals, pipes and descriptors know; no attributes of files
        (EQUAL, 0, 5, known["ioctl"]), (LOAD, 0, 0, low[1]), (MASK, 0, 0, 0xFF00), (EQUAL, 0, 1, 0x5400),
        (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY),
        # what event loops use; one of datagrams could send them to any socket that has a name
        (EQUAL, 0, 7, known["socketpair"]), (LOAD, 0, 0, low[0]), (EQUAL, 0, 4, AF_UNIX),
        (LOAD, 0, 0, low[1]), (MASK, 0, 0, 0xF), (EQUAL, 0, 1, SOCK_STREAM), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY),
    ]


def instructions(machine, pid, denied, forks=False, inherits=False):
    """The BPF program for a process: (code, jump if true, jump if false, operand) each. pid: None for one that only denies.
    inherits: whether a nursery has narrowed its calls already."""
    column, audit, _ = MACHINES[machine]
    judged = numbers(JUDGED, column)
    low = [16 + 8 * i for i in range(2)]
    high = [20 + 8 * i for i in range(2)]
    program = [
        (LOAD, 0, 0, 4), (EQUAL, 1, 0, audit), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0), (GREATER, 0, 1, NEWEST), (RETURN, 0, 0, ABSENT),  # x32 calls are far above, too
        (EQUAL, 0, 1, judged["clone3"]), (RETURN, 0, 0, ABSENT),  # libc falls back to clone, whose flags can be seen
    ] + ([] if inherits else narrowed(column))
    program += [] if pid is None else [
        (EQUAL, 0, 4, judged["clone"]), (LOAD, 0, 0, low[0]),
        (ANY_BIT, 1, 0, NAMESPACES) if forks else (ANY_BIT, 0, 1, THREAD),
        (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY),
        (EQUAL, 0, 4, judged["prctl"]), (LOAD, 0, 0, low[0]), (EQUAL, 0, 1, 1),  # PR_SET_PDEATHSIG
        (RETURN, 0, 0, DENY), (RETURN, 0, 0, ALLOW),
    ]
    for name in () if pid is None else ("kill", "tgkill", "prlimit64"):  # itself only
        program += [
            (EQUAL, 0, 7, judged[name]), (LOAD, 0, 0, high[0]), (EQUAL, 0, 4, 0),
            (LOAD, 0, 0, low[0]), (EQUAL, 1, 0, pid), (EQUAL, 0, 1, 0 if name == "prlimit64" else pid),
            (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY),
        ]
    known = numbers(DENIED, column)
    for name in denied:
        if name in known:
            program += [(EQUAL, 0, 1, known[name]), (RETURN, 0, 0, DENY)]
    return program + [(RETURN, 0, 0, ALLOW)]


def failure(what):
    return OSError(ctypes.get_errno(), what + ": " + os.strerror(ctypes.get_errno()))


SOME_PID = 0x7FFFFFF1  # no process has it: above the highest


def all_but(granted):
    """The names of what is denied to a process to which these are not."""
    return [entry.split("=")[0] for entry in DENIED.split() if entry.split("=")[0] not in granted.split()]


def seccomp_code(denied, pid=SOME_PID, **more):
    """A filter as the kernel takes it, but for the process that it is for; the same for every process here."""
    machine = os.uname().machine
    if machine not in MACHINES:
        raise OSError("seccomp: no table of system calls for " + machine)
    return b"".join(struct.pack("=HBBI", *i) for i in instructions(machine, pid, denied, **more))


class Filter:
    """A filter ready to be set: a process that sets it makes no buffer, and so no type for one."""

    def __init__(self, code):
        pid = struct.pack("=I", SOME_PID)
        self.pids = [at for at in range(0, len(code), 4) if code[at:at + 4] == pid]
        self.code = ctypes.create_string_buffer(code, len(code))
        self.header = ctypes.create_string_buffer(struct.pack("@HP", len(code) // 8, ctypes.addressof(self.code)))
        self.call = MACHINES[os.uname().machine][2]

    def keep(self):
        """Sets it for this process."""
        for at in self.pids:
            struct.pack_into("=I", self.code, at, os.getpid())
        if libc.syscall(self.call, 1, 0, ctypes.byref(self.header)):
            raise failure("seccomp")


def landlock_version():
    """The kernel's Landlock ABI; 0 where it has none."""
    return max(0, libc.syscall(444, None, ctypes.c_size_t(0), 1))


READ, EXECUTE, USE, MAKE = 0b1100, 0b1101, 0b0110, 0x41BE  # MAKE: files and directories, and remove them; nothing is executed
OF_FILES = 0xC007  # the rights that a rule for one file may name


def landlock_rules(readable, executable=(), writable=()):
    """A descriptor of these rules, for any number of processes."""
    version = landlock_version()
    if not version:
        raise failure("landlock")
    rights = (1 << (13 + (version >= 2) + (version >= 3) + (version >= 5))) - 1
    wanted = struct.pack("=QQQ", rights, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(444, ctypes.create_string_buffer(wanted), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        raise failure("landlock_create_ruleset")
    wished = [(p, READ) for p in readable] + [(p, EXECUTE) for p in executable] + [(p, MAKE) for p in writable]
    for path, allowed in wished + [(d, USE) for d in DEVICES]:
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        if not os.path.isdir(path):
            allowed &= OF_FILES
        rule = ctypes.create_string_buffer(struct.pack("=Qi", allowed & rights, opened))
        if libc.syscall(445, ruleset, 1, rule, 0):
            raise failure("landlock_add_rule " + path)
        os.close(opened)
    return ruleset


def landlock_keep(ruleset):
    if libc.syscall(446, ruleset, 0):
        raise failure("landlock_restrict_self")


DEVICES = ("/dev/null", "/dev/random", "/dev/urandom")


def drop_user(uid):
    """Root becomes this user where it may; where it may not, it has lost the capabilities that make root, too."""
    try:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
    except PermissionError:
        pass


def may_drop_user():
    """Whether this process may change owners and users: root in a container often may not, and stays root without any right of root."""
    header, held = ctypes.create_string_buffer(struct.pack("=Ii", 0x20080522, 0)), ctypes.create_string_buffer(24)
    needed = 1 << 0 | 1 << 6 | 1 << 7  # CAP_CHOWN, CAP_SETGID, CAP_SETUID
    return libc.capget(header, held) == 0 and struct.unpack_from("=I", held)[0] & needed == needed


SET_CAPABILITIES = getattr(libc, "capset", None)  # looked up once
CAPABILITIES = ctypes.create_string_buffer(struct.pack("=Ii", 0x20080522, 0)), ctypes.create_string_buffer(24)


def drop_capabilities():
    if SET_CAPABILITIES(*CAPABILITIES):
        raise failure("capset")


def limit(memory, cpu_seconds, file_size=0, files=64, stack=0):
    """memory: limits of RLIMIT_AS, or of RLIMIT_DATA for runtimes that reserve far more address space than they use."""
    wished = memory + [
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CORE, 0),
    ] + [(resource.RLIMIT_STACK, stack)] * (stack > 0)
    for what, much in wished:
        hard = resource.getrlimit(what)[1]
        much = much if hard == resource.RLIM_INFINITY else min(much, hard)
        try:
            resource.setrlimit(what, (much, much))
        except (OSError, ValueError):
            if os.uname().sysname == "Linux":
                raise
