package dev.assay.sandbox;

import java.util.List;
import java.util.Optional;

/** What a program in a sandbox must not do, with a program that tries it in all the ways that we know. */
public enum Attempt {
    NETWORK("network", """
            for family in (1, 2, 10, 16, 17):
                for kind in (1, 2): tried("socket of family %d" % family, lambda: _socket.socket(family, kind))
            """),
    READING("reading files outside", """
            for path in (canary, "/etc/passwd", "/root/.bashrc"): tried("read " + path, lambda: open(path, "rb").read(1))
            for path in ("/", "/tmp", "/home", "/root", "/etc"): tried("list " + path, lambda: os.listdir(path))
            """),
    WRITING("writing files", """
            tried("change a file", lambda: open(canary, "a"))
            tried("change its mode", lambda: os.chmod(canary, 0o600))
            tried("remove it", lambda: os.unlink(canary))
            for place in (os.path.dirname(canary), "/tmp", "/dev/shm", "/var/tmp", "/", "/usr", "."):
                tried("make a file in " + place, lambda: made(os.path.join(place, "assay-trial-made")))
            call("memory file", 319, 279, b"x", 0)
            """),
    PROCESSES("starting processes", """
            tried("fork", lambda: os.fork() or os._exit(0))
            call("clone", 56, 220, 17, 0, 0, 0, 0)
            if os.getpid() != me: os._exit(0)
            call("clone3", 435, 435, 0, 0)
            """),
    PROGRAMS("starting programs", """
            tried("spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}))
            tried("exec", lambda: os.execv("/bin/true", ["true"]))
            """),
    SIGNALS("signals to others", """
            for pid in (parent, 1, -1): tried("signal", lambda: os.kill(pid, 0))
            tried("signal to the group", lambda: os.getpgid(0) != me and os.killpg(0, 0) or fail())
            call("pidfd_open", 434, 434, nobody, 0)
            """),
    MEMORY_OF_OTHERS("memory of other processes", """
            for pid in (parent, 1): tried("mem", lambda: open("/proc/%d/mem" % pid, "rb"))
            call("ptrace", 101, 117, 16, nobody, 0, 0)
            call("process_vm_readv", 310, 270, nobody, 0, 0, 0, 0, 0)
            """),
    ENVIRONMENT("our environment and arguments", """
            tried("variables", lambda: set(os.environ) - {"LC_CTYPE", "PYTHONHASHSEED"} or fail())
            for pid in ("self", parent, 1):
                for name in ("environ", "cmdline"): tried(name, lambda: open("/proc/%s/%s" % (pid, name), "rb").read() or fail())
            """),
    DESCRIPTORS("our open files", """
            for fd in range(5, 64): tried("descriptor", lambda: os.fstat(fd))
            """),
    PRIVILEGES("more privileges", """
            tried("capability", lambda: any(libc.prctl(47, 1, c, 0, 0) == 1 for c in range(40)) or fail())
            for uid in (0, 1): call("setuid", 105, 146, uid)
            for kind in (0x10000000, 0x20000000, 0x20000): call("namespace", 272, 97, kind)
            call("mount", 165, 40, b"none", b"/", b"no-such-kind", 0, 0)
            """),
    KERNEL("kernel interfaces", """
            call("io_uring", 425, 425, 8, ctypes.create_string_buffer(120))
            call("bpf", 321, 280, 0, 0, 0)
            call("userfaultfd", 323, 282, 0)
            call("perf_event_open", 298, 241, 0, 0, -1, -1, 0)
            call("keyctl", 250, 219, 0, -3, 0)
            """),
    LIMITS("raising its limits", """
            import resource
            for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE):
                tried("limit", lambda: resource.setrlimit(what, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
            """),
    MEMORY("memory without end", """
            tried("2 GiB", lambda: bytearray(2 << 30))
            """),
    TIME("time without end", "while True: pass\n", Outcome.Hit.CPU),
    OUTPUT("output without end", "while True: print('x' * 4096)\n", Outcome.Hit.OUTPUT),
    NAMES("asking which files exist", """
            tried("stat", lambda: os.stat(canary))
            """);

    /** What a sandbox is refused for; the others are limits of a rung, or cost time to try. */
    static final List<Attempt> DECISIVE = List.of(
            NETWORK,
            READING,
            WRITING,
            SIGNALS,
            MEMORY_OF_OTHERS,
            ENVIRONMENT,
            DESCRIPTORS,
            PRIVILEGES,
            KERNEL,
            LIMITS,
            PROCESSES,
            PROGRAMS);

    private final String text;
    private final String code;
    private final Optional<Outcome.Hit> end;

    Attempt(String text, String code) {
        this.text = text;
        this.code = code;
        this.end = Optional.empty();
    }

    Attempt(String text, String code, Outcome.Hit end) {
        this.text = text;
        this.code = code;
        this.end = Optional.of(end);
    }

    /** In a few words, for people: {@code starting processes}. */
    public String text() {
        return text;
    }

    String code() {
        return code;
    }

    /** The limit at which the program must be ended. */
    Optional<Outcome.Hit> end() {
        return end;
    }
}
