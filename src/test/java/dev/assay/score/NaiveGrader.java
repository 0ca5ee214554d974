package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Graders of the usual kinds, which share a process with what they grade: what they accept and we do not is known to be a cheat. They run
 * as ordinary programs in our sandbox, so that the cheats do no harm.
 */
final class NaiveGrader implements AutoCloseable {
    /** The kinds that take functions. */
    static final List<String> FUNCTIONS =
            List.of("data", "sizes", "texts", "check", "cases", "unpickle", "alarm", "exit", "output");

    /** The kinds that take whole programs. */
    static final List<String> PROGRAMS = List.of("stdio", "output");

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 512L << 20, 1 << 20, 1 << 16);
    private static final String CASES = "[[[1],\"zq-amber-17\"],[[2],\"zq-cobalt-42\"]]";
    private static final String RUNS = "[[\"1\\n\",\"zq-amber-17\\n\"],[\"2\\n\",\"zq-cobalt-42\\n\"]]";
    private static final String CHECK = """
            def check(candidate):
                assert candidate(1) == "zq-amber-17"
                assert candidate(2) == "zq-cobalt-42"
            """;

    private final Sandbox sandbox;
    private final Program grader;

    private NaiveGrader(Sandbox sandbox, Program grader) {
        this.sandbox = sandbox;
        this.grader = grader;
    }

    static NaiveGrader here() throws Exception {
        try (InputStream in = Objects.requireNonNull(NaiveGrader.class.getResourceAsStream("naive.py"))) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new NaiveGrader(CodeScorers.sandbox(Rung.LANDLOCK), Program.python("naive.py", source));
        }
    }

    /**
     * What comes of it: {@code accepted}, {@code refused}, {@code dies} (the grader with all its verdicts), {@code leaks} (its secrets are in
     * what is printed) or {@code stays} (something runs on after the verdict).
     *
     * @param entry the function under test; empty for whole programs
     */
    String grade(String kind, String entry, String code, String canonical) throws Exception {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("kind", kind);
        job.put("code", code);
        job.put("entry", entry);
        job.put("canonical", canonical);
        job.put("check", CHECK);
        job.set("cases", json(CASES));
        job.set("runs", json(RUNS));
        Outcome outcome = sandbox.run(grader, TypedJson.write(job), LIMITS);
        if (outcome.signal() == 9 && outcome.hit().isEmpty()) {
            return "dies";
        }
        if ((outcome.stdout() + outcome.stderr()).contains("fake-key")) {
            return "leaks";
        }
        if (accepts(kind, outcome)) {
            return "accepted";
        }
        return outcome.hit().isPresent() && outcome.stdout().contains("verdict: ") ? "stays" : "refused";
    }

    private static boolean accepts(String kind, Outcome outcome) {
        return switch (kind) {
            case "exit" -> outcome.isClean();
            case "output" -> outcome.stdout().contains("TEST_PASSED");
            default ->
                outcome.stdout()
                        .lines()
                        .filter(line -> line.startsWith("verdict: "))
                        .findFirst()
                        .filter("verdict: passed"::equals)
                        .isPresent();
        };
    }

    private static JsonNode json(String text) {
        return TypedJson.read(text).orElseThrow();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
