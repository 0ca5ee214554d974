package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input of each kind: a clear error with its fix, the right exit code, and nothing half-written. */
final class BadInputTest {
    private static final String NOWHERE = "http://127.0.0.1:9/v1#m";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory).suite("sums", "2 + 3", "5", "4 + 4", "8");
    }

    @Test
    void run_unknownSuite_namesTheNearest() {
        refused(cli.run("run", "--suite", "math-basic", "--model", NOWHERE), """
                error: --suite math-basic: no suite of this name
                  Did you mean `math-basics`? Shipped: coding-basics, gsm8k, humaneval, math-basics. A suite of your own is given as a path, as `./math-basic`.
                """);
    }

    @Test
    void run_unknownModel_saysHowToNameOne() {
        refused(cli.run("run", "--suite", "./sums", "--model", "gpt"), """
                error: --model gpt: no model of this name in assay.yaml
                  Write URL#model-id, or name the model in assay.yaml; `assay init` writes one.
                """);
    }

    @Test
    void run_urlWithPassword_refusedWithoutRepeatingIt() {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", "http://me:hunter2@127.0.0.1/v1#m");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--key-env").doesNotContain("hunter2");
    }

    @Test
    void run_keyVariableNotSet_namesIt() {
        refused(cli.run("run", "--suite", "./sums", "--model", NOWHERE, "--key-env", "NO_SUCH"), """
                error: the environment variable NO_SUCH, which should hold the key, is not set
                  Set it before the run: export NO_SUCH=...
                """);
    }

    @Test
    void run_emptyDataFile_namesIt() {
        cli.write("sums/tasks.jsonl", "\n");
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", NOWHERE);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("tasks.jsonl").contains("no tasks");
    }

    @Test
    void run_brokenYaml_namesFileAndLine() {
        cli.write("assay.yaml", "models:\n  a: {url: [\nsuites: x\n");
        Cli.Result result = cli.run("run");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).containsPattern("assay.yaml:\\d+: not valid YAML");
    }

    @Test
    void run_unknownYamlKey_namesTheNearest() {
        cli.write("assay.yaml", "suites: [./sums]\nlimits: 5\n");
        refused(cli.run("run"), """
                error: assay.yaml:2: unknown key `limits`
                  Did you mean `limit`?
                """);
    }

    @Test
    void run_endpointDown_isIncompleteAndSaysSo() {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", NOWHERE, "--concurrency", "1");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err() + result.out()).contains("127.0.0.1:9");
        assertThat(result.out()).contains("2 callFailed", "Incomplete");
    }

    @Test
    void run_unknownModelId_stopsAfterOneCall() {
        try (FakeModelServer server = FakeModelServer.start()
                .always(ScriptedAnswer.status(404, "{\"error\":{\"message\":\"The model `m` does not exist.\"}}"))) {
            Cli.Result result =
                    cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--concurrency", "1");
            assertThat(result.code()).isEqualTo(4);
            assertThat(server.count()).isEqualTo(1);
            assertThat(result.err()).contains("The model `m` does not exist.");
        }
    }

    @Test
    void run_htmlInsteadOfJson_isAFailureOfOursNotAWrongAnswer() {
        try (FakeModelServer server = FakeModelServer.start()
                .always(ScriptedAnswer.body(200, "text/html", "<html><body>Welcome to nginx</body></html>"))) {
            Cli.Result result = cli.run("run", "--suite", "./sums", "--model", server.url() + "#m");
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.out()).contains("2 callFailed").doesNotContain("wrong");
        }
    }

    @Test
    void run_resultsCannotBeWritten_saysWhereAndHow() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", NOWHERE, "--out", "file/run");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("DIR/file/run: cannot be written").contains("--out DIR");
    }

    @Test
    void run_directoryInUseByAnotherProcess_isLeftAlone() {
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{5}")) {
            String[] command = {"run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r"};
            cli.run(command);
            int asked = server.count();
            try (OpenRun held = OpenRun.of(RunDirectory.open(directory.resolve("r")), UnaryOperator.identity())) {
                Cli.Result result = cli.run(command);
                assertThat(result.code()).isEqualTo(2);
                assertThat(result.err()).contains("another process is writing to this run");
                assertThat(held.directory().path()).exists();
            }
            assertThat(server.count()).isEqualTo(asked);
        }
    }

    @Test
    void run_outHoldsAnotherPlan_isRefused() {
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{5}")) {
            cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
            Cli.Result result =
                    cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r", "--limit", "1");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("begun with other suites, models or settings");
        }
    }

    @Test
    void run_numbersOutOfRange_areRefused() {
        assertThat(cli.run("run", "--suite", "./sums", "--model", NOWHERE, "--limit", "0")
                        .err())
                .contains("--limit 0: less than 1");
        assertThat(cli.run("run", "--suite", "./sums", "--model", NOWHERE, "--temperature", "3")
                        .err())
                .contains("--temperature 3.0: not between 0 and 2");
        assertThat(cli.run("run", "--limit", "many").code()).isEqualTo(2);
        assertThat(cli.run("rnu").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurrency|0|--concurrency 0: not a whole number from 1 to 1000",
                "--concurrency|-1|--concurrency -1: not a whole number from 1 to 1000",
                "--concurrency|1001|--concurrency 1001: not a whole number from 1 to 1000",
                "--concurrency|99999999999|--concurrency 99999999999: not a whole number from 1 to 1000",
                "--concurrency|many|--concurrency many: not a whole number from 1 to 1000",
                "--rpm|0|--rpm 0: less than 1",
                "--rpm|-5|--rpm -5: less than 1",
                "--rpm|fast|Invalid value for option '--rpm'",
                "--rpm|99999999999999999999|Invalid value for option '--rpm'",
                "--tpm|0|--tpm 0: less than 1",
                "--tpm|all|Invalid value for option '--tpm'",
                "--max-tokens-total|0|--max-tokens-total 0: less than 1",
                "--max-tokens-total|-1|--max-tokens-total -1: less than 1",
                "--max-tokens-total|1e6|Invalid value for option '--max-tokens-total'",
                "--max-time|0|--max-time 0: not a duration above 0",
                "--max-time|-5s|--max-time -5s: not a duration above 0",
                "--max-time|soon|--max-time soon: not a duration above 0",
                "--max-time|99999999999999h|--max-time 99999999999999h: not a duration above 0",
                "--max-cost|0|--max-cost 0.0: not above 0",
                "--max-cost|-1|--max-cost -1.0: not above 0",
                "--max-cost|NaN|--max-cost NaN: not above 0",
                "--max-cost|Infinity|--max-cost Infinity: not above 0",
                "--max-cost|cheap|Invalid value for option '--max-cost'",
                "--max-cost|5|--max-cost: no price is known for http://127.0.0.1:9/v1#m"
            })
    void run_limitOutOfRange_isRefusedBeforeAnythingIsWritten(String option, String value, String said) {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", NOWHERE, option, value);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(said);
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    void commands_noRunThere_sayWhatTheyWant() {
        for (String command : new String[] {"show", "score", "verify", "serve"}) {
            Cli.Result result = cli.run(command, "sums");
            assertThat(result.code()).as(command).isEqualTo(2);
            assertThat(result.err()).contains("no run in it (there is no run.json)");
        }
    }

    @Test
    void score_suiteHasChanged_isRefused() {
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{5}")) {
            cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
            cli.suite("sums", "2 + 3", "6");
            Cli.Result result = cli.run("score", "r");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("this suite has changed since the run");
        }
    }

    @Test
    void show_unknownOutcome_namesAllOfThem() {
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{5}")) {
            cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
            Cli.Result result = cli.run("show", "r", "--outcome", "bad");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("right, wrong, noAnswer, truncated");
        }
    }

    @Test
    void init_fileIsThere_isNotOverwritten() {
        assertThat(cli.run("init").code()).isZero();
        assertThat(cli.run("init").err()).contains("there is one already");
    }

    /** Exit 2, this text, and nothing written. */
    private void refused(Cli.Result result, String text) {
        assertThat(result.err()).isEqualTo(text);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString())).isSubsetOf("sums", "assay.yaml");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
