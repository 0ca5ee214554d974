package dev.assay.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the best sandbox that this machine offers, by trying. */
public final class SandboxFinder {
    private static final String PYTHON = "python3";
    private static final String INSTALL_PYTHON = "install it: apt-get install python3";
    private static final String INSTALL_BUBBLEWRAP = "install it: apt-get install bubblewrap";

    private final ProgramPath programs;
    private final String path;
    private final Path temporary;

    /**
     * A finder that looks for programs here.
     *
     * @param path directories as in the environment variable PATH
     * @param temporary a directory for a file that the trial tries to reach
     */
    public SandboxFinder(String path, Path temporary) {
        this.programs = new ProgramPath(path);
        this.path = path;
        this.temporary = temporary;
    }

    /** The best sandbox that holds; with a wish, that one or none. {@link Rung#NONE} is given only to who asks for it. */
    public Finding find(Optional<Rung> wish) throws InterruptedException {
        List<Path> pythons = programs.all(PYTHON);
        if (pythons.isEmpty()) {
            return new Finding.Refused("%s is not on the PATH; %s".formatted(PYTHON, INSTALL_PYTHON));
        }
        List<String> reasons = new ArrayList<>();
        List<Interpreter> interpreters = interpreters(pythons, reasons);
        if (interpreters.isEmpty()) {
            return new Finding.Refused(
                    "no %s works (%s); %s".formatted(PYTHON, String.join("; ", reasons), INSTALL_PYTHON));
        }
        List<Rung> rungs = wish.map(List::of).orElse(List.of(Rung.NAMESPACES, Rung.LANDLOCK));
        for (Rung rung : rungs) {
            List<String> against = new ArrayList<>();
            Optional<Sandbox> sandbox =
                    rung == Rung.NAMESPACES ? namespaces(interpreters, against) : bare(rung, interpreters, against);
            if (sandbox.isPresent()) {
                return new Finding.Ready(sandbox.get());
            }
            reasons.add(rung.text() + ": " + String.join("; ", against));
        }
        return new Finding.Refused(refusal(wish, reasons));
    }

    private static String refusal(Optional<Rung> wish, List<String> reasons) {
        String what = wish.map(rung -> "the sandbox " + rung.text() + " does not work here")
                .orElse("model-written code cannot be run safely here");
        String advice = wish.isPresent()
                ? ""
                : ". It needs bubblewrap with user namespaces (apt-get install bubblewrap) or a kernel with Landlock (Linux 5.13);"
                        + " --sandbox none runs it without protection";
        return what + " (" + String.join(" | ", reasons) + ")" + advice;
    }

    private List<Interpreter> interpreters(List<Path> pythons, List<String> reasons) throws InterruptedException {
        List<Interpreter> found = new ArrayList<>();
        for (Path python : pythons) {
            try {
                Interpreter interpreter = Interpreter.of(python, path);
                if (found.stream().noneMatch(other -> other.executable().equals(interpreter.executable()))) {
                    found.add(interpreter);
                }
            } catch (SandboxException e) {
                reasons.add(python + ": " + e.getMessage());
            }
        }
        return found;
    }

    private Optional<Sandbox> namespaces(List<Interpreter> interpreters, List<String> reasons)
            throws InterruptedException {
        List<Path> found = programs.all("bwrap");
        if (found.isEmpty()) {
            reasons.add("bwrap is not on the PATH; " + INSTALL_BUBBLEWRAP);
            return Optional.empty();
        }
        for (boolean disables :
                List.of(true, false)) { // bubblewrap before 0.8 has no --disable-userns; seccomp forbids them anyway
            for (Interpreter interpreter : interpreters) {
                try {
                    PythonSandbox sandbox = PythonSandbox.inside(new Bubblewrap(found.get(0), disables), interpreter);
                    if (holds(sandbox, reasons)) {
                        return Optional.of(sandbox);
                    }
                    sandbox.close();
                } catch (SandboxException e) {
                    reasons.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Sandbox> bare(Rung rung, List<Interpreter> interpreters, List<String> reasons)
            throws InterruptedException {
        for (Interpreter interpreter : interpreters) {
            try {
                PythonSandbox sandbox = PythonSandbox.bare(rung, interpreter, temporary);
                if (holds(sandbox, reasons)) {
                    return Optional.of(sandbox);
                }
                sandbox.close();
            } catch (SandboxException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private boolean holds(PythonSandbox sandbox, List<String> reasons) throws InterruptedException {
        Optional<String> weakness = new Trial(temporary).of(sandbox);
        weakness.map(why -> sandbox.runtime() + ": " + why)
                .filter(why -> !reasons.contains(why))
                .ifPresent(reasons::add);
        return weakness.isEmpty();
    }
}
