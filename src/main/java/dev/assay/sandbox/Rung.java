package dev.assay.sandbox;

import java.util.Optional;

/** How far a program is kept apart from the machine that runs it, best first. */
public enum Rung {
    /** bubblewrap: own user, process, network, mount and IPC namespaces; Landlock where the kernel has it, seccomp and limits inside. */
    NAMESPACES("namespaces"),
    /** A launcher that takes its own rights away by Landlock, seccomp and limits; needs no privilege. */
    LANDLOCK("landlock"),
    /** Limits alone. The program can read files, use the network and start processes: only for programs that are trusted. */
    NONE("none");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    /** The spelling in files, options and on screens. */
    public String text() {
        return text;
    }

    /** The rung of this spelling. */
    public static Optional<Rung> of(String text) {
        for (Rung rung : values()) {
            if (rung.text.equals(text)) {
                return Optional.of(rung);
            }
        }
        return Optional.empty();
    }
}
