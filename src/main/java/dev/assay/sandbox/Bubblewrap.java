package dev.assay.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of bubblewrap around a launcher.
 *
 * <p>Not used, with reason: {@code --die-with-parent} ends the sandbox when the Java thread that started it ends; the launcher watches
 * its standard input instead. {@code --proc} cannot be mounted in many containers, and nothing needs it. There is no writable file
 * system inside, but for a sized one where programs of files are put.
 */
record Bubblewrap(Path program, boolean disablesUserNamespaces) {
    /** Where programs of files are put. */
    static final String SCRATCH = "/scratch";

    private static final long SCRATCH_BYTES = 256L << 20;

    private static final List<String> ISOLATION = List.of(
            "--unshare-user",
            "--unshare-pid",
            "--unshare-net",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--cap-drop",
            "ALL",
            "--new-session",
            "--as-pid-1");

    /** The command that runs another one inside, where it sees these directories and nothing else. */
    List<String> around(List<String> command, List<String> readable, boolean hasScratch) throws SandboxException {
        List<String> all = new ArrayList<>(List.of(program.toString()));
        all.addAll(ISOLATION);
        if (disablesUserNamespaces) {
            all.add("--disable-userns");
        }
        for (String directory : outermost(readable)) {
            all.addAll(place(Path.of(directory)));
        }
        for (String device : List.of("/dev/null", "/dev/random", "/dev/urandom")) {
            all.addAll(List.of("--dev-bind-try", device, device));
        }
        if (hasScratch) {
            all.addAll(List.of("--size", String.valueOf(SCRATCH_BYTES), "--tmpfs", SCRATCH));
        }
        all.addAll(List.of("--remount-ro", "/", "--chdir", "/", "--"));
        all.addAll(command);
        return all;
    }

    private static List<String> place(Path directory) throws SandboxException {
        try {
            return Files.isSymbolicLink(directory)
                    ? List.of("--symlink", Files.readSymbolicLink(directory).toString(), directory.toString())
                    : List.of("--ro-bind-try", directory.toString(), directory.toString());
        } catch (IOException e) {
            throw new SandboxException("cannot read the link " + directory, e);
        }
    }

    private static List<String> outermost(List<String> directories) {
        List<String> kept = new ArrayList<>();
        for (String directory : directories) {
            boolean inside = directories.stream()
                    .anyMatch(other -> !other.equals(directory)
                            && Path.of(directory).startsWith(other)
                            && !Files.isSymbolicLink(Path.of(other)));
            if (!inside && !kept.contains(directory)) {
                kept.add(directory);
            }
        }
        return kept;
    }
}
