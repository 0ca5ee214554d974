package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.Golden;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of replayed recordings, whose times and answers are the same in every run, and copies of them that were altered. */
final class CompareCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory);
    }

    private void run(String name) {
        assertThat(cli.run("run", "--suite", "math-basics", "--limit", "30", "--out", name)
                        .code())
                .isZero();
    }

    private void copy(String from, String to, UnaryOperator<String> verdicts, UnaryOperator<String> manifest)
            throws IOException {
        Files.createDirectories(cli.path(to));
        Files.writeString(
                cli.path(to).resolve("verdicts.jsonl"),
                verdicts.apply(Files.readString(cli.path(from).resolve("verdicts.jsonl"))));
        Files.writeString(
                cli.path(to).resolve("run.json"),
                manifest.apply(Files.readString(cli.path(from).resolve("run.json"))
                        .replace("\"id\" : \"" + from + "\"", "\"id\" : \"" + to + "\"")));
    }

    /** Integers become right, of decimals nobody knows. */
    private static String better(String verdicts) {
        return verdicts.lines()
                .map(line -> line.contains("\"task\":\"int-")
                        ? line.replaceFirst("\"outcome\":\"\\w+\",\"value\":0.0", "\"outcome\":\"right\",\"value\":1.0")
                        : line)
                .map(line -> line.contains("\"task\":\"dec-")
                        ? line.replaceFirst(
                                "\"outcome\":\"\\w+\",\"value\":0.0", "\"outcome\":\"callFailed\",\"value\":null")
                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void compare_oneRunOfTwoModels_isTheGoldenOneInEveryForm() {
        run("a");
        Golden.check(
                CompareCommandTest.class,
                "compare-two-models.txt",
                cli.run("compare", "a").out());
        Golden.check(
                CompareCommandTest.class,
                "compare-two-models.md",
                cli.run("compare", "a", "--markdown").out());
        Golden.check(
                CompareCommandTest.class,
                "compare-two-models.json",
                cli.run("compare", "a", "--json").out());
    }

    @Test
    void compare_runAgainstAnEarlierOne_namesBothAndSaysWhatIsMissing() throws IOException {
        run("a");
        copy("a", "b", CompareCommandTest::better, text -> text);
        Cli.Result result = cli.run("compare", "a", "b");
        assertThat(result.code()).isEqualTo(4);
        Golden.check(CompareCommandTest.class, "compare-two-runs.txt", result.out());
    }

    @Test
    void compare_anyOrderOfRuns_givesTheSameNumbers() throws IOException {
        run("a");
        copy("a", "b", CompareCommandTest::better, text -> text);
        copy("a", "c", text -> text, text -> text);
        String one = cli.run("compare", "a", "b", "c", "--json").out();
        assertThat(cli.run("compare", "c", "a", "b", "--json").out()).isEqualTo(one);
        assertThat(cli.run("compare", "b", "c", "a", "--json").out()).isEqualTo(one);
    }

    @Test
    void compare_andRun_sayTheSameOfTheSameRun() throws IOException {
        run("a");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode ofRun = mapper.readTree(cli.path("a/summary.json").toFile())
                .path("differences")
                .get(0);
        JsonNode scopes =
                mapper.readTree(cli.run("compare", "a", "--json").out()).path("scopes");
        JsonNode ofCompare = scopes.get(scopes.size() - 1).path("differences").get(0);
        for (String member : new String[] {"a", "b", "value", "p", "holm", "call"}) {
            assertThat(ofCompare.get(member)).isEqualTo(ofRun.get(member));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdicts.jsonl|\"policy\":\"default\"|\"policy\":\"mine\"|the grader's policy differs, default and mine",
                "verdicts.jsonl|\"version\":\"|\"version\":\"9.|the grader differs, assay development and assay 9.development",
                "run.json|\"sha256\" : \"|\"sha256\" : \"ff|the tasks or the prompt (SHA-256 of the suite) differs",
                "run.json|ours, 2026-11|theirs|the protocol differs, ours, 2026-11 and theirs",
                "run.json|\"maxTokens\" : 5|\"maxTokens\" : 95|the most tokens of an answer differs"
            })
    void compare_runsThatMeasuredOtherwise_areRefusedUnlessAccepted(String file, String from, String to, String reason)
            throws IOException {
        run("a");
        UnaryOperator<String> change = text -> text.replace(from, to);
        UnaryOperator<String> none = text -> text;
        boolean manifest = file.equals("run.json");
        copy("a", "b", manifest ? none : change, manifest ? change : none);
        Cli.Result refused = cli.run("compare", "a", "b");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("math-basics in DIR/a and DIR/b: " + reason, "--accept-changed");
        Cli.Result accepted = cli.run("compare", "a", "b", "--accept-changed");
        assertThat(accepted.code()).isZero();
        assertThat(accepted.out()).startsWith("NOT THE SAME MEASUREMENT").contains(reason);
        assertThat(cli.run("compare", "a", "b", "--accept-changed", "--json").out())
                .contains(reason);
    }

    @Test
    void compare_runWithoutVerdicts_isRefusedWithWhatToDo() throws IOException {
        run("a");
        Files.delete(cli.path("a/verdicts.jsonl"));
        Cli.Result result = cli.run("compare", "a");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("DIR/a: no verdicts in it", "assay score DIR/a");
    }

    @Test
    void compare_wrongArguments_areRefused() {
        run("a");
        assertThat(cli.run("compare", "a", "a").err()).contains("DIR/a is given twice");
        assertThat(cli.run("compare", "a", "./a").err()).contains("is given twice");
        assertThat(cli.run("compare", "a", "--suite", "gsm8k").err())
                .contains("--suite gsm8k: no suite of this name in these runs", "They hold: math-basics.");
        assertThat(cli.run("compare", "a", "--json", "--markdown").code()).isEqualTo(2);
        assertThat(cli.run("compare", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void compare_noTaskOfATag_hasNothingToSayAndSaysSo() {
        run("a");
        Cli.Result result = cli.run("compare", "a", "--tag", "kind:none");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("share no graded task").doesNotContain("NaN");
        assertThat(cli.run("compare", "a", "--tag", "kind:none", "--json").code())
                .isEqualTo(4);
    }

    @Test
    void compare_oneModel_isRefused() {
        cli.suite("sums", "2 + 3", "5");
        try (FakeModelServer server = FakeModelServer.start().always(ScriptedAnswer.text("\\boxed{5}"))) {
            cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
        }
        Cli.Result result = cli.run("compare", "r");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("#m: one model alone", "./assay show");
    }

    @Test
    void compare_differentNumbersOfSamples_areOneValueATask() {
        cli.suite("sums", "2 + 3", "5", "4 + 4", "8", "1 + 1", "2");
        try (FakeModelServer server = FakeModelServer.start().always(ScriptedAnswer.text("\\boxed{5}"))) {
            String model = server.url() + "#m";
            cli.run("run", "--suite", "./sums", "--model", model, "--out", "one");
            cli.run("run", "--suite", "./sums", "--model", model, "--temperature", "0.7", "-k", "4", "--out", "four");
            cli.run("run", "--suite", "./sums", "--model", model, "--temperature", "0.8", "-k", "4", "--out", "more");
        }
        Cli.Result uneven = cli.run("compare", "one", "four");
        assertThat(uneven.code()).isZero();
        assertThat(uneven.out())
                .contains("m @ one", "m @ four", "3 (12 samples)", "are tied")
                .doesNotContain("pass@");
        assertThat(cli.run("compare", "four", "more").out()).contains("pass@4", "pass^4", "maj@4");
    }

    @Test
    void compare_shards_areToBeJoinedFirst() {
        String[] run = {"run", "--suite", "math-basics", "--limit", "6", "--shard", "1/2", "--out", "s1"};
        cli.run(run);
        cli.run("run", "--suite", "math-basics", "--limit", "6", "--shard", "2/2", "--out", "s2");
        assertThat(cli.run("compare", "s1", "s2").err())
                .contains("DIR/s1 and DIR/s2 are shards of one run", "assay merge");
        assertThat(cli.run("compare", "s1").out()).contains("s1 is shard 1/2 of a run, not the whole.");
    }
}
