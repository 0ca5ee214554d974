package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.Golden;
import dev.assay.testing.NeedsProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecuteCommandTest {
    private static final String SOLUTION = """
            Sure:\u001b[2J

            ```python
            def last(xs):
                return xs[-1]  # \u202e
            ```
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory)
                .with("PATH", String.valueOf(System.getenv("PATH")))
                .write("answer.md", SOLUTION)
                .write("list.json", "[{\"args\": [[1, 2]], \"want\": 2}, {\"args\": [[]], \"want\": null}]")
                .write("task.json", "{\"entry\": \"last\", \"tests\": [{\"args\": [[5]], \"want\": 5}]}")
                .write("check.py", "def check(candidate):\n    assert candidate([3]) == 3\n")
                .write("asserts.py", "assert last([3]) == 3\n\nassert last([3, 4]) == 3\n")
                .write("empty.py", "print(1)\n")
                .write("bad.json", "{\"entry\": \"last\",\n \"tests\": [}");
    }

    @Test
    void execute_help_isAsItStands() {
        Golden.check(
                ExecuteCommandTest.class,
                "execute-help.txt",
                cli.run("execute", "--help").out());
    }

    @Test
    @NeedsProgram("python3")
    void execute_listOfTests_showsRuleProgramAndEachVerdict() {
        var ran = cli.run("execute", "--sandbox", "landlock", "--tests", "list.json", "--entry", "last", "answer.md");
        assertThat(ran.code()).isEqualTo(ExitCode.OK);
        Golden.check(
                ExecuteCommandTest.class,
                "execute.txt",
                ran.out().replaceAll("Python [^\n]*", "Python HERE").replaceAll("(?m) +\\d+(  |$)", " 0$1"));
    }

    @ParameterizedTest
    @NeedsProgram("python3")
    @CsvSource({
        "task.json, right, 1 of 1 tests passed",
        "check.py, right, 1 of 1 tests passed",
        "asserts.py, wrong, 1 of 2 tests passed; test 1: wrongAnswer"
    })
    void execute_everyShapeOfTests_isUnderstood(String tests, String verdict, String reason) throws Exception {
        var ran = cli.run("execute", "--json", "--tests", tests, "--entry", "last", "answer.md");
        JsonNode said = new ObjectMapper().readTree(ran.out());
        assertThat(said.path("verdict").asText()).as(ran.out()).isEqualTo(verdict);
        assertThat(said.path("rule").asText()).isEqualTo("fence-entry");
        assertThat(said.path("reason").asText()).startsWith(reason);
        assertThat(ran.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }

    @ParameterizedTest
    @CsvSource({
        "none.json, none.json: there is no such file",
        "bad.json, bad.json:2: not valid JSON",
        "empty.py, empty.py: `tests` is no list with items",
        "deep.json, deep.json:1: not valid JSON: Document nesting depth (1001) exceeds the maximum allowed (1000)",
        "two.jsonl, two.jsonl:2: not valid JSON: more than one value",
        "packed.json, packed.json: gzipped"
    })
    void execute_testsThatAreNone_areRefusedByName(String tests, String what) throws Exception {
        cli.write("deep.json", "[".repeat(2000)).write("two.jsonl", "{\"tests\": [1]}\n{\"tests\": [1]}\n");
        Files.write(directory.resolve("packed.json"), new byte[] {0x1f, (byte) 0x8b, 8});
        var ran = cli.run("execute", "--tests", tests, "--entry", "last", "answer.md");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(what);
    }

    @Test
    void execute_testsWithoutAnEntry_saysHowToNameIt() {
        var ran = cli.run("execute", "--tests", "list.json", "answer.md");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("list.json: the task has no `entry`", "named by --entry NAME");
    }

    /** Rows of MBPP and MultiPL-E as they are published, and asserts with what they need. */
    @ParameterizedTest
    @NeedsProgram({"python3", "node"})
    @CsvSource(
            delimiter = '|',
            value = {
                "row.json | {\"text\": \"?\", \"test_setup_code\": \"xs = [3]\", \"test_list\": [\"assert last(xs) == 3\"], \"challenge_test_list\": []}",
                "row.json | {\"prompt\": \"Write it.\", \"test_imports\": [\"import math\"], \"test_list\": [\"assert math.isclose(last([3]), 3)\"]}",
                "row.json | {\"language\": \"py\", \"prompt\": \"def last(xs):\\n\", \"tests\": \"def check(candidate):\\n    assert candidate([3]) == 3\\n\\ndef test_check():\\n    check(last)\\n\\ntest_check()\\n\"}",
                "row.json | {\"language\": \"js\", \"prompt\": \"function last(xs) {\\n\", \"tests\": \"require('assert').equal(last([3]), 3)\"}",
                "setup.py | xs = [3]#assert last(xs) == 3#import math#assert math.isclose(#    last(xs), 3#)"
            })
    void execute_rowsAsPublished_areUnderstood(String name, String row) throws Exception {
        cli.write(name, name.endsWith(".py") ? row.replace('#', '\n') : row);
        cli.write("both.md", "```python\ndef last(xs): return xs[-1]\n```\n```js\nconst last = xs => xs[0]\n```\n");

        var ran = cli.run("execute", "--json", "--tests", name, "both.md");

        assertThat(ran.err()).isEmpty();
        assertThat(new ObjectMapper().readTree(ran.out()).path("verdict").asText())
                .as(ran.out())
                .isEqualTo("right");
    }

    @ParameterizedTest
    @NeedsProgram({"python3", "node", "g++", "javac"})
    @CsvSource({
        "javascript, JavaScript, 'const t = require(\"fs\").readFileSync(0, \"utf8\"); console.log(t.trim() + t.trim())'",
        "cpp, C++, '#include <iostream>\nint main() { std::string s; std::cin >> s; std::cout << s << s; }'",
        "java, Java, 'class A { public static void main(String[] a) { String s = new java.util.Scanner(System.in).next(); System.out.println(s + s); } }'"
    })
    void execute_wholeProgramOfALanguage_isBuiltAndRun(String language, String title, String program) throws Exception {
        cli.write("twice.json", "[{\"stdin\": \"ab\\n\", \"stdout\": \"abab\"}, {\"stdin\": \"x\", \"stdout\": \"y\"}]")
                .write("program.md", "```\n" + program.replace("\\n", "\n") + "\n```\n");
        var ran = cli.run("execute", "--json", "--lang", language, "--tests", "twice.json", "program.md");
        JsonNode said = new ObjectMapper().readTree(ran.out());
        assertThat(said.path("verdict").asText()).as(ran.out() + ran.err()).isEqualTo("wrong");
        assertThat(said.path("reason").asText()).startsWith("1 of 2 tests passed; test 1: wrongAnswer");
        assertThat(said.path("runtime").asText()).startsWith(title + " ");
    }

    @Test
    @NeedsProgram({"python3", "node"})
    void execute_functionOfJavaScript_isCalledFromOutside() throws Exception {
        cli.write("f.js", "const last = (xs) => xs[xs.length - 1]\n");
        var ran =
                cli.run("execute", "--json", "--lang", "javascript", "--tests", "list.json", "--entry", "last", "f.js");
        assertThat(new ObjectMapper().readTree(ran.out()).path("reason").asText())
                .isEqualTo("1 of 2 tests passed; test 1: wrongAnswer: got {\"u\":0}, want null");
    }

    @Test
    @NeedsProgram({"python3", "g++"})
    void execute_functionOfCpp_isRefusedWithTheReason() {
        cli.write("f.cpp", "int last() { return 1; }\n");
        var ran = cli.run("execute", "--lang", "cpp", "--tests", "list.json", "--entry", "last", "f.cpp");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("tests that call a function are not graded in C++");
    }

    @Test
    @NeedsProgram("python3")
    void execute_toolchainMissing_namesThePackage() throws Exception {
        cli.with("PATH", bin("python3"))
                .write("f.cpp", "int main() {}\n")
                .write("io.json", "[{\"stdin\": \"\", \"stdout\": \"\"}]");
        var ran = cli.run("execute", "--lang", "cpp", "--sandbox", "landlock", "--tests", "io.json", "f.cpp");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("C++ cannot be run here: g++ is not on the PATH; install it: ");
    }

    /** A PATH with this program of the system and nothing else. */
    private String bin(String program) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
        return bin.toString();
    }

    @Test
    void execute_otherLanguage_isRefused() {
        var ran = cli.run("execute", "--lang", "cobol", "--tests", "task.json", "answer.md");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--lang cobol: nothing here runs it");
    }

    /** The shapes of HumanEval-X and MultiPL-E, which name no entry. */
    @ParameterizedTest
    @NeedsProgram({"python3", "node"})
    @CsvSource({
        "javascript, 'const last = (xs) => {\n', 'console.assert(last([1, 2]) === 2)', 'const last = xs => xs[xs.length - 1]', right",
        "javascript, 'function last(xs){', 'require(\"assert\").equal(last([1, 2]), 2)', 'const last = xs => xs[0]', wrong",
        "java, 'class Solution {\n    public int last(int[] xs) {\n', "
                + "'public class Main { public static void main(String[] a) { if (new Solution().last(new int[] {1, 2}) != 2) throw new AssertionError(); } }', "
                + "'class Solution { public int last(int[] xs) { return xs[xs.length - 1]; } }', right",
        "java, 'class Problem {\n    public static long last(long[] xs) {\n', "
                + "'}\n public static void main(String[] a) { assert last(new long[] {1, 2}) == 2; }\n}', "
                + "'public static long last(long[] xs) { return xs[xs.length - 1]; }', right",
        "java, 'class Problem {\n    public static long last(long[] xs) {\n', "
                + "'}\n public static void main(String[] a) { assert last(new long[] {1, 2}) == 2; }\n}', "
                + "'        return xs[xs.length - 1];\n    }\n', right",
        "java, 'class Problem {\n    public static long last(long[] xs) {\n', "
                + "'}\n public static void main(String[] a) { assert last(new long[] {1, 2}) == 2; }\n}', "
                + "'class Problem { public static long last(long[] xs) { return xs[0]; } }', wrong"
    })
    void execute_testsOfOtherLanguages_runAsTheyStand(
            String language, String head, String test, String solution, String verdict) throws Exception {
        ObjectMapper json = new ObjectMapper();
        cli.write(
                "row.json",
                json.createObjectNode()
                        .put("prompt", head.replace("\\n", "\n"))
                        .put("test", test.replace("\\n", "\n"))
                        .toString());
        cli.write("solution.md", "```%s\n%s\n```\n".formatted(language, solution.replace("\\n", "\n")));

        var ran = cli.run("execute", "--json", "--lang", language, "--tests", "row.json", "solution.md");

        assertThat(ran.err()).isEmpty();
        JsonNode said = json.readTree(ran.out());
        assertThat(said.path("verdict").asText()).as(ran.out()).isEqualTo(verdict);
    }
}
