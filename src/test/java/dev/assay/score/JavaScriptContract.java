package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What grading JavaScript promises besides: functions. */
abstract class JavaScriptContract extends LanguageContract {
    private static final String HONEST =
            "```js\nconst codeword = (n) => ({ 1: 'zq-amber-17', 2: 'zq-cobalt-42' })[n];\n```";

    private static final List<CodeTests> CODEWORD = List.of(
            new CodeTests.Cases(List.of(
                    new CodeTests.Case("[1]", "\"zq-amber-17\""), new CodeTests.Case("[2]", "\"zq-cobalt-42\""))),
            new CodeTests.Check("""
                    const assert = require('node:assert');
                    function test() {
                      let candidate = codeword;
                      assert.deepEqual(candidate(1), "zq-amber-17");
                      assert.deepEqual(candidate(2), "zq-cobalt-42");
                    }
                    test();
                    """),
            new CodeTests.Asserts(List.of(
                    "console.assert(codeword(1) === 'zq-amber-17')",
                    "console.assert(JSON.stringify(codeword(2)) === JSON.stringify('zq-cobalt-42'))")));

    JavaScriptContract(Rung rung) throws Exception {
        super("javascript", rung);
    }

    Stream<Arguments> functionCheats() throws IOException {
        return rows("language-cheats.yaml", "javascript")
                .flatMap(row -> CODEWORD.stream().map(tests -> Arguments.of(row.get()[0], row.get()[1], tests)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("functionCheats")
    void assess_cheat_isWrongAndLeavesNothing(String name, JsonNode row, CodeTests tests) throws Exception {
        Task task = LanguageCorporaTest.task("javascript", "codeword", "", tests);

        assertWrong(brief().assess(task, fenced(row)));

        Assessment honest = scorer().assess(task, CodeReplies.reply(HONEST));
        assertThat(honest.verdict().<Boolean>fold(graded -> graded.value() == 1, u -> false, u -> false))
                .as(honest.toString())
                .isTrue();
    }
}
