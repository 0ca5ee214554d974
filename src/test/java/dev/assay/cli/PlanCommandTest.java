package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.FakeModelServer;
import dev.assay.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Cli cli = new Cli(folder);

    @BeforeEach
    void begin() {
        cli = new Cli(folder).suite("sums", "2 + 3", "5", "4 + 4", "8", "1 + 1", "2");
    }

    private void configure(String url) {
        cli.write("assay.yaml", """
                models:
                  mine: {url: "%s", model: m, key: {env: NOT_SET}, price: {in: 1, out: 10}}
                suites: [./sums]
                """.formatted(url));
    }

    @Test
    void plan_noEarlierRun_goesByThePromptsAndTheLimit() {
        configure("http://127.0.0.1:9/v1");
        Cli.Result result = cli.run("plan");
        assertThat(result.code()).isZero();
        Golden.check(PlanCommandTest.class, "plan-unknown.txt", result.out());
    }

    @Test
    void plan_earlierRunOfTheSameModelAndSuite_goesByIt() {
        try (FakeModelServer server = FakeModelServer.saying("it is 5")) {
            configure(server.url().toString());
            cli.with("NOT_SET", "k-123456789").run("run", "--limit", "2", "--out", "results/first");
            int calls = server.count();
            Cli.Result result = cli.run("plan", "--temperature", "0");
            assertThat(result.out())
                    .contains("mine       3      15       ~9  ~$0.00010")
                    .contains("first");
            assertThat(cli.run("plan", "--temperature", "0.5").out()).contains("length of the prompts");
            assertThat(server.count()).isEqualTo(calls);
        }
    }

    @Test
    void plan_json_isTheGoldenFile() {
        configure("http://127.0.0.1:9/v1");
        Golden.check(
                PlanCommandTest.class, "plan.json", cli.run("plan", "--json").out());
    }

    @Test
    void plan_noModel_saysHowToNameOne() {
        Cli.Result result = cli.run("plan", "--suite", "./sums");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: no model is named");
    }
}
