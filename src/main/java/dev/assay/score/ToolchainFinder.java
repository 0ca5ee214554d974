package dev.assay.score;

import dev.assay.sandbox.ProgramPath;
import dev.assay.sandbox.TrustedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the programs that a language needs.
 *
 * @param path directories as in the environment variable PATH
 * @param osRelease the file that names the distribution, {@code /etc/os-release}
 */
record ToolchainFinder(String path, Path osRelease) {
    private static final Pattern ID = Pattern.compile("(?m)^(?:ID|ID_LIKE)=[\"']?([^\"'\\n]*)");

    /**
     * The toolchains, in the order of the path; at least one.
     *
     * @throws UngradableException that says what is missing, and what to install
     */
    List<Toolchain> find(Language language) throws UngradableException, InterruptedException {
        List<Path> candidates = new ProgramPath(path).all(language.program());
        if (candidates.isEmpty()) {
            throw missing(language, "%s is not on the PATH".formatted(language.program()));
        }
        List<String> reasons = new ArrayList<>();
        List<Toolchain> found = new ArrayList<>();
        for (Path candidate : candidates) {
            probe(language, candidate, reasons)
                    .filter(toolchain -> !found.contains(toolchain))
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw missing(language, "no %s works (%s)".formatted(language.program(), String.join("; ", reasons)));
        }
        return found;
    }

    private UngradableException missing(Language language, String what) {
        return new UngradableException(
                "%s cannot be run here: %s; install it: %s".formatted(language.title(), what, install(language)));
    }

    private String install(Language language) {
        String release = "";
        try {
            release = Files.readString(osRelease);
        } catch (IOException e) {
            // then the first of the list, as good as any
        }
        Matcher ids = ID.matcher(release);
        while (ids.find()) {
            for (String id : ids.group(1).split("[ -]", -1)) {
                String command = language.install().get(id);
                if (command != null) {
                    return command;
                }
            }
        }
        return language.install().values().iterator().next();
    }

    private Optional<Toolchain> probe(Language language, Path candidate, List<String> reasons)
            throws InterruptedException {
        try {
            Path real = candidate.toRealPath();
            List<String> command = new ArrayList<>(List.of(real.toString()));
            command.addAll(language.probe().arguments());
            String said = TrustedProgram.output(command, Path.of("/"), path);
            Optional<String> version = group(language.probe().version(), said);
            if (version.isEmpty()) {
                reasons.add(candidate + " does not say its version");
                return Optional.empty();
            }
            Optional<Path> told =
                    language.probe().home().flatMap(home -> group(home, said)).map(Path::of);
            Path home = told.isPresent() ? told.get().toRealPath() : parent(parent(real));
            Path program = told.isPresent()
                    ? home.resolve("bin").resolve(language.program()).toRealPath()
                    : real;
            Toolchain toolchain = new Toolchain(language, program, home, version.get(), Toolchain.NOTHING_PREPARED);
            for (String needed : toolchain.filled(language.needs())) {
                if (!Files.isExecutable(Path.of(needed))) {
                    reasons.add("there is no " + needed);
                    return Optional.empty();
                }
            }
            return Optional.of(toolchain);
        } catch (IOException e) {
            reasons.add("%s: %s".formatted(candidate, e.getMessage()));
            return Optional.empty();
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
