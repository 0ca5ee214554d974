package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The command line in this process: a working directory of its own, a fixed date, an empty PATH, and no waiting between attempts. */
final class Cli {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    Cli(Path directory) {
        this.directory = directory;
        environment.put("ASSAY_CACHE", directory.resolve("cache").toString());
        environment.put("ASSAY_PROGRAM", "./assay");
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path path(String relative) {
        return directory.resolve(relative);
    }

    Cli write(String file, String text) {
        try {
            Files.createDirectories(path(file).getParent());
            Files.writeString(path(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A suite of sums, one a line: {@code "2 + 3", "5"}. */
    Cli suite(String folder, String... questionsAndAnswers) {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < questionsAndAnswers.length; i += 2) {
            tasks.append("{\"id\": \"t%d\", \"question\": \"%s\", \"answer\": \"%s\", \"level\": 1}%n"
                    .formatted(i / 2, questionsAndAnswers[i], questionsAndAnswers[i + 1]));
        }
        write(folder + "/tasks.jsonl", tasks.toString());
        return write(folder + "/suite.yaml", """
                id: %s
                domain: math
                source: {file: tasks.jsonl}
                prompt: "What is {{question}}?"
                target: {kind: math}
                tags: ["level:{{level}}"]
                maxTokens: 64
                """.formatted(folder));
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                environment,
                directory,
                directory,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
                System::nanoTime,
                new dev.assay.testing.FakeTime());
        int code = Main.run(surroundings, arguments);
        return new Result(code, clean(out), clean(err));
    }

    /** All that stands in any file below the working directory. */
    String everythingWritten() {
        try (Stream<Path> files = Files.walk(directory)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String clean(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(directory.toString(), "DIR");
    }

    record Result(int code, String out, String err) {}
}
