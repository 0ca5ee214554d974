package dev.assay.score;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Command;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Places;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds and runs programs of one language in sandboxes of its own: one that compilers may write in, and one for what they made. */
final class LanguageRuntime {
    /** What a compiler may use: 30 s of CPU time for each of its processes, 2 GiB, 1 MiB of messages. */
    static final Limits COMPILE = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 2L << 30, 1 << 20, 1);

    private static final int MIB = 20;

    private final Toolchain toolchain;
    private final Sandbox compiler;
    private final Sandbox runner;
    private final CodeFailures failures;

    private LanguageRuntime(Toolchain toolchain, Sandbox compiler, Sandbox runner) {
        this.toolchain = toolchain;
        this.compiler = compiler;
        this.runner = runner;
        this.failures = CodeFailures.of(toolchain.language());
    }

    static LanguageRuntime in(Sandbox sandbox, Toolchain toolchain) throws SandboxException {
        return new LanguageRuntime(
                toolchain,
                sandbox.with(places(toolchain, toolchain.language().compile())),
                sandbox.with(places(toolchain, toolchain.language().run())));
    }

    Toolchain toolchain() {
        return toolchain;
    }

    CodeFailures failures() {
        return failures;
    }

    /** Compiles a source; what it makes is the program. Where the language has nothing to make, the source is part of it. */
    Build compile(String source) throws SandboxException, InterruptedException {
        Language language = toolchain.language();
        SourceNames names = language.names().of(source);
        Map<String, byte[]> files = Map.of(names.file(), source.getBytes(StandardCharsets.UTF_8));
        Build build = compiler.build(
                Program.of(files, command(language.compile(), names, COMPILE)), withExtra(COMPILE, language.compile()));
        Map<String, byte[]> all = new TreeMap<>(build.files());
        if (all.isEmpty()) {
            all.putAll(files);
        }
        return new Build(build.outcome(), all);
    }

    /**
     * Runs a program to its end.
     *
     * @param main as the source names it, see {@link SourceNames}
     */
    Outcome run(Map<String, byte[]> files, String main, String stdin, Limits limits)
            throws SandboxException, InterruptedException {
        return runner.run(
                program(files, main, limits),
                stdin,
                withExtra(limits, toolchain.language().run()));
    }

    /** Starts a program that is going to be asked, line by line. */
    Conversation start(Map<String, byte[]> files, String main, Limits limits) throws SandboxException {
        return runner.start(
                program(files, main, limits),
                withExtra(limits, toolchain.language().run()));
    }

    private Program program(Map<String, byte[]> files, String main, Limits limits) {
        SourceNames names = toolchain.language().names();
        Map<String, byte[]> all = new TreeMap<>(files);
        for (String ours : toolchain.language().run().files()) {
            all.put(ours, CodeProcesses.resource(ours).getBytes(StandardCharsets.UTF_8));
        }
        return Program.of(
                all,
                command(toolchain.language().run(), new SourceNames(names.file(), main, names.declared()), limits));
    }

    private Command command(Language.Step step, SourceNames names, Limits limits) {
        List<String> arguments = toolchain.filled(step.command()).stream()
                .map(text -> text.replace("{memory}", String.valueOf(limits.memoryBytes() >> MIB))
                        .replace("{file}", names.file())
                        .replace("{main}", names.main()))
                .toList();
        Map<String, String> environment = new TreeMap<>();
        step.environment().forEach((name, value) -> environment.put(name, toolchain.filled(value)));
        return new Command(arguments, environment, step.memory());
    }

    private static Limits withExtra(Limits limits, Language.Step step) {
        return limits.withMemory(limits.memoryBytes() + ((long) step.extraMemory() << MIB));
    }

    /** What a step finds of the machine. */
    static Places places(Toolchain toolchain, Language.Step step) {
        return new Places(existing(toolchain.filled(step.readable())), existing(toolchain.filled(step.executable())));
    }

    /** What is there of these; a star in the last part of a path stands for anything. */
    private static List<String> existing(List<String> places) {
        List<String> found = new ArrayList<>();
        for (String place : places) {
            Path path = Path.of(place);
            if (!place.contains("*") && Files.exists(path)) {
                found.add(place);
            } else if (place.contains("*") && path.getParent() != null) {
                try (DirectoryStream<Path> matching =
                        Files.newDirectoryStream(path.getParent(), String.valueOf(path.getFileName()))) {
                    matching.forEach(each -> found.add(each.toString()));
                } catch (IOException e) {
                    // no such directory, and so nothing in it
                }
            }
        }
        return found;
    }
}
