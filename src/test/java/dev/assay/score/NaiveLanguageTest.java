package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.testing.NeedsProgram;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cheats in JavaScript, C++ and Java are known to be cheats: a grader of the usual kind, which puts solution and tests into one process and
 * judges by its exit status or by what it prints, falls for them. Java functions have theirs in {@link JavaFunctionsTest}.
 */
@NeedsProgram({"python3", "node", "g++", "javac"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NaiveLanguageTest {
    private static final String DEEP = """
            const assert = require('node:assert');
            assert.deepEqual(codeword(1), "zq-amber-17");
            assert.deepEqual(codeword(2), "zq-cobalt-42");
            """;

    /** What is put under a function, by the kind of grader. */
    private static final Map<String, String> TESTS = Map.of(
            "exit",
            DEEP,
            "output",
            DEEP + "console.log('TEST_PASSED');\n",
            "silence",
            "console.assert(codeword(1) === 'zq-amber-17')\nconsole.assert(codeword(2) === 'zq-cobalt-42')\n",
            "texts",
            "console.assert(JSON.stringify(codeword(1)) === JSON.stringify('zq-amber-17'))\n");

    private final Sandbox sandbox = CodeScorers.sandbox(Rung.LANDLOCK);
    private final LanguageRuntimes runtimes = CodeScorers.runtimes(sandbox);

    NaiveLanguageTest() throws Exception {}

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<Arguments> functions() throws Exception {
        return known("language-cheats.yaml");
    }

    static Stream<Arguments> programs() throws Exception {
        return known("language-stdio-cheats.yaml");
    }

    private static Stream<Arguments> known(String file) throws Exception {
        return CodeExample.in(file).stream()
                .filter(cheat -> cheat.row().has("naive"))
                .map(cheat ->
                        Arguments.of(cheat.name(), cheat.row().path("language").asText("javascript"), cheat));
    }

    private boolean accepts(String kind, String language, String source) throws Exception {
        LanguageRuntime runtime = runtimes.of(language);
        Build build = runtime.compile(source);
        assertThat(build.outcome().isClean()).as(build.outcome().toString()).isTrue();
        String main = runtime.toolchain().language().names().of(source).main();
        Outcome outcome = runtime.run(build.files(), main, "1\n", CodeScorers.SHORT);
        return switch (kind) {
            case "exit" -> outcome.isClean();
            case "output" -> outcome.stdout().contains("TEST_PASSED");
            default ->
                outcome.isClean()
                        && outcome.stdout().isEmpty()
                        && outcome.stderr().isEmpty();
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void grade_functionBesideItsTests_isAccepted(String name, String language, CodeExample cheat) throws Exception {
        String kind = cheat.row().path("naive").asText();
        assertThat(accepts(kind, language, cheat.code() + "\n" + TESTS.get(kind)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void grade_programByItsEnd_isAccepted(String name, String language, CodeExample cheat) throws Exception {
        assertThat(accepts(cheat.row().path("naive").asText(), language, cheat.code()))
                .isTrue();
    }

    @Test
    void grade_honestFunctions_getTheirVerdicts() throws Exception {
        for (Map.Entry<String, String> kind : TESTS.entrySet()) {
            assertThat(accepts(kind.getKey(), "javascript", "const codeword = n => 'zq'\n" + kind.getValue()))
                    .as(kind.getKey())
                    .isFalse();
            assertThat(accepts(
                            kind.getKey(),
                            "javascript",
                            "const codeword = n => n === 1 ? 'zq-amber-17' : 'zq-cobalt-42'\n" + kind.getValue()))
                    .as(kind.getKey())
                    .isTrue();
        }
    }
}
