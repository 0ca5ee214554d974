package dev.assay.score;

import java.nio.file.Path;
import java.util.List;

/**
 * What builds and runs programs of a language on this machine.
 *
 * @param program the executable as it really is
 * @param home the directory of its installation
 * @param version as it says itself
 * @param prepared the directory of what was made ahead; one that is not there where nothing was
 */
record Toolchain(Language language, Path program, Path home, String version, Path prepared) {
    static final Path NOTHING_PREPARED = Path.of("/nonexistent");

    Toolchain with(Path made) {
        return new Toolchain(language, program, home, version, made);
    }

    /** For people and records: {@code C++ 12.2.0 (/usr/bin/x86_64-linux-gnu-g++-12)}. */
    String text() {
        return "%s %s (%s)".formatted(language.title(), version, program);
    }

    /** A text of the language's file with its places filled in. */
    String filled(String text) {
        return text.replace("{program}", program.toString())
                .replace("{home}", home.toString())
                .replace("{prepared}", prepared.toString());
    }

    List<String> filled(List<String> texts) {
        return texts.stream().map(this::filled).toList();
    }
}
