package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.sandbox.Build;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Java functions: their verdicts, programs that cheat, and what hangs the compiler. */
@NeedsProgram({"python3", "bwrap", "javac"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JavaFunctionsTest {
    /** CPU time that the start of a Java process takes even on a slow machine is far below. */
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(8), 256L << 20, 1 << 18, 4 << 20);

    private static final String PREAMBLE = """
            import java.util.*;

            class Problem {
                public static List<String> codewords(int n) {
            """;
    private static final String MAIN = """
            class Main {
                public static void main(String[] arguments) {
                    if (!Problem.codewords(1).equals(Arrays.asList("zq-amber-17"))) throw new AssertionError();
                    List<String> two = Problem.codewords(2);
                    if (!two.equals(Arrays.asList("zq-cobalt-42", "zq-cobalt-42"))) throw new AssertionError();
                }
            }
            """;
    private static final CodeTests CHECK = new CodeTests.Check(MAIN);
    private static final CodeTests CASES = new CodeTests.Cases(List.of(
            new CodeTests.Case("[1]", "[\"zq-amber-17\"]"),
            new CodeTests.Case("[2]", "[\"zq-cobalt-42\", \"zq-cobalt-42\"]")));
    private static final String HONEST = """
            class Problem {
                public static List<String> codewords(int n) {
                    return n == 1 ? List.of("zq-amber-17") : Collections.nCopies(2, "zq-cobalt-42");
                }
            }
            """;

    private final Sandbox sandbox = CodeScorers.sandbox(Rung.NAMESPACES);
    private final CodeScorer scorer = CodeScorers.in(sandbox, LIMITS, 2);
    private final CodeScorer onLandlock = CodeScorers.in(CodeScorers.sandbox(Rung.LANDLOCK), LIMITS, 2);
    private final LanguageRuntimes runtimes = CodeScorers.runtimes(sandbox);
    private final JavaProcesses java =
            JavaProcesses.in(sandbox, runtimes.of("java").toolchain(), LIMITS, Optional.empty());

    JavaFunctionsTest() throws Exception {}

    @AfterAll
    void end() {
        scorer.close();
        onLandlock.close();
        java.close();
    }

    static Stream<Arguments> cheats() throws IOException {
        return rows("java-cheats.yaml")
                .map(row -> Arguments.of(
                        row.path("name").asText(),
                        "import java.util.*;\n" + row.path("code").asText()));
    }

    static Stream<Arguments> verdicts() throws IOException {
        return rows("java-verdicts.yaml")
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    private static Stream<JsonNode> rows(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(JavaFunctionsTest.class.getResourceAsStream(file))) {
            JsonNode rows = new ObjectMapper(new YAMLFactory()).readTree(in);
            return StreamSupport.stream(rows.spliterator(), false);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cheats")
    void cheat_besideItsTests_passesByItsExitStatus(String name, String code) throws Exception {
        LanguageRuntime java = runtimes.of("java");
        Build build = java.compile(code + "\n" + MAIN);
        assertThat(build.outcome().isClean()).as(build.outcome().toString()).isTrue();

        assertThat(java.run(build.files(), "Main", "", CodeProcesses.LIMITS).exit())
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cheats")
    void assess_cheat_isWrongAndLeavesNothing(String name, String code) throws Exception {
        for (CodeScorer each : List.of(scorer, onLandlock)) {
            for (CodeTests tests : List.of(CHECK, CASES)) {
                assertWrong(each, tests, code);
            }
        }
        LeftoverProcesses.assertNone();
    }

    private static void assertWrong(CodeScorer scorer, CodeTests tests, String code) throws Exception {
        Assessment cheated = scorer.assess(task(PREAMBLE, tests), fenced(code));

        assertThat(value(cheated)).as(cheated.toString()).contains(0.0);
        assertThat(cheated.tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.kind()).isNotIn(Kind.PASS, Kind.GRADER_ERROR));
        assertThat(value(scorer.assess(task(PREAMBLE, tests), fenced(HONEST)))).contains(1.0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void assess_program_getsItsVerdicts(String name, JsonNode row) throws Exception {
        CodeTests tests = row.has("check")
                ? new CodeTests.Check(row.path("check").asText())
                : new CodeTests.Cases(StreamSupport.stream(row.path("cases").spliterator(), false)
                        .map(each -> new CodeTests.Case(
                                each.path(0).toString(), each.path(1).toString()))
                        .toList());

        Assessment assessment = scorer.assess(
                task(row.path("preamble").asText(), tests),
                fenced(row.path("code").asText()));

        assertThat(assessment.tests().stream().map(test -> test.kind().text()))
                .as(assessment.toString())
                .containsExactlyElementsOf(StreamSupport.stream(row.path("want").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        assertThat(assessment.tests().stream().map(TestVerdict::detail).toList().toString())
                .contains(row.path("detail").asText());
    }

    @Test
    void refusal_signatureThatCannotBeCalled_saysWhyBeforeAnythingIsGraded() throws Exception {
        Task task = task("class Solution { void sort(int[] all) {", CHECK);

        assertThat(scorer.refusal(target(task)))
                .hasValueSatisfying(why -> assertThat(why).contains("returns nothing"));
        assertThat(value(scorer.assess(task, fenced("class Solution { void sort(int[] all) { } }"))))
                .isEmpty();
        assertThat(scorer.refusal(target(task(PREAMBLE, CHECK)))).isEmpty();
    }

    @Test
    void compile_sourceThatHangsTheCompiler_endsByItsCpuTimeAndTheNextIsRight() throws Exception {
        JavaProcesses java = JavaProcesses.in(
                sandbox, runtimes.of("java").toolchain(), LIMITS, Optional.empty(), Duration.ofSeconds(6));
        try (java) {
            JavaCompilation hung = java.compile(nestedInference(40));
            assertThat(hung.kind()).isEqualTo(Kind.COMPILE_ERROR);
            assertThat(hung.detail()).contains("CPU time is up");
            assertThat(java.compile("class Next { }").kind()).isEqualTo(Kind.PASS);
        }
        LeftoverProcesses.assertNone();
    }

    /** Each level doubles the work of javac's type inference. */
    private static String nestedInference(int levels) {
        String expression = "1";
        for (int i = 0; i < levels; i++) {
            expression = "(b ? id(%s) : id(1))".formatted(expression);
        }
        return "class A { static boolean b; static <T> T id(T t) { return t; } static Object o() { return %s; } }"
                .formatted(expression);
    }

    /** The compilers keep what they know of the JDK. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class Earlier { static int known = 1; }       | class Later { int n = Earlier.known; }         | cannot find symbol
            class A { } class Earlier { }                 | class Later extends Earlier { }                | cannot find symbol
            class A { static class Earlier { } }          | class Later { Object o = new A.Earlier(); }    | package A does not exist
            record Earlier(int n) { }                     | class Later { Object o = new Earlier(1); }     | cannot find symbol
            enum Earlier { ONE { } }                      | class Later { Object o = Earlier.ONE; }        | cannot find symbol
            @interface Earlier { }                        | @Earlier class Later { }                       | cannot find symbol
            package p; public class Earlier { }           | class Later { Object o = new p.Earlier(); }    | package p does not exist
            package p; public class Earlier { }           | import p.*; class Later { }                    | package p does not exist
            class A { }                                   | class Later { Object o = dev.assay.score.jvm.Candidate.call("int"); } | does not exist
            """)
    void compile_afterAnotherSource_findsNothingOfIt(String earlier, String later, String error) throws Exception {
        assertThat(java.compile(earlier).kind()).isEqualTo(Kind.PASS);

        JavaCompilation compiled = java.compile(later);

        assertThat(compiled.kind()).isEqualTo(Kind.COMPILE_ERROR);
        assertThat(compiled.detail()).contains("line 1").contains(error);
    }

    @Test
    void compile_afterASourceWithAnError_findsNothingOfIt() throws Exception {
        assertThat(java.compile("class Earlier { int n = \"\"; } class Other { }")
                        .kind())
                .isEqualTo(Kind.COMPILE_ERROR);

        JavaCompilation compiled = java.compile("class Later extends Other { }");

        assertThat(compiled.kind()).isEqualTo(Kind.COMPILE_ERROR);
        assertThat(compiled.detail()).contains("line 1").contains("cannot find symbol");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class List { } class ArrayList { } class Collections { }                                      | PASS
            class Problem { static class List { } int codewords; interface ArrayList<T> { } }             | PASS
            class Problem<T> { static <T> T codewords(T t) { class String { } class List { } return t; } } | PASS
            package java2.util; public class List { private List() { } }                                  | PASS
            interface Problem { } enum List { } record Collections(int nCopies) { }                       | PASS
            package java.util; public class List { }                                                      | COMPILE_ERROR
            class Problem extends ArrayList<String> { int n = ""; } class List { } class ArrayList<T> { } | COMPILE_ERROR
            """)
    void compile_afterASourceWithItsNames_isRight(String earlier, Kind kind) throws Exception {
        assertThat(java.compile(earlier).kind()).isEqualTo(kind);

        JavaCompilation compiled = java.compile("import java.util.*;\n" + HONEST);

        assertThat(compiled.kind()).as(compiled.detail()).isEqualTo(Kind.PASS);
        assertThat(compiled.classes().size()).isEqualTo(1);
    }

    @Test
    void assess_testsAfterOthers_areCompiledAsIfTheyWereTheFirst() throws Exception {
        String asks = MAIN.replaceFirst(
                "String\\[\\] arguments\\) \\{", "$0 if (Shared.of() != %s) throw new AssertionError();");
        String one = asks.formatted("1") + "class Shared { static int of() { return 1; } }";
        String none = asks.formatted("1");
        String other = asks.formatted("'x'") + "interface Shared { static char of() { return 'x'; } }";
        String hiding =
                asks.formatted("\"x\"") + "class String { } class Shared { static Object of() { return \"x\"; } }";

        for (String tests : List.of(one, none, other, none, hiding, one)) {
            Assessment assessment = scorer.assess(task(PREAMBLE, new CodeTests.Check(tests)), fenced(HONEST));

            boolean compiles = tests.equals(one) || tests.equals(other);
            assertThat(assessment.tests())
                    .as(assessment.toString())
                    .singleElement()
                    .matches(test -> test.kind() == (compiles ? Kind.PASS : Kind.GRADER_ERROR));
        }
    }

    @Test
    void compile_sourceThatTheCompilerCannotHold_isACompileErrorAndTheNextIsRight() throws Exception {
        try (JavaProcesses java =
                JavaProcesses.in(sandbox, runtimes.of("java").toolchain(), LIMITS, Optional.empty())) {
            JavaCompilation deep = java.compile(doubledConstant(34));

            assertThat(deep.kind()).isEqualTo(Kind.COMPILE_ERROR);
            assertThat(java.compile("class Next { }").kind()).isEqualTo(Kind.PASS);
        }
    }

    /** A constant expression that javac computes, each line twice as long as the one before. */
    private static String doubledConstant(int levels) {
        StringBuilder source = new StringBuilder("class A { static final String T0 = \"0123456789abcdef\";\n");
        for (int i = 1; i <= levels; i++) {
            source.append("static final String T%d = T%d + T%d;\n".formatted(i, i - 1, i - 1));
        }
        return source.append("}").toString();
    }

    private static Task task(String preamble, CodeTests tests) {
        return new Task("t", Map.of(), new CodeTarget("java", Optional.empty(), preamble, tests), Set.of());
    }

    private static CodeTarget target(Task task) {
        return task.target().fold(m -> null, c -> null, t -> null, code -> code);
    }

    private static dev.assay.model.Reply fenced(String code) {
        return CodeReplies.reply("```java\n" + code + "\n```\n");
    }

    private static Optional<Double> value(Assessment assessment) {
        return assessment
                .verdict()
                .fold(graded -> Optional.of(graded.value()), u -> Optional.empty(), u -> Optional.empty());
    }
}
