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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelsCommandTest {
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
    void models_withoutName_listsAllProfiles() {
        Golden.check(ModelsCommandTest.class, "models.txt", done(cli.run("models")));
        Golden.check(ModelsCommandTest.class, "models.json", done(cli.run("models", "--json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimax", "vllm", "baai", "hunyuan"})
    void models_profile_showsWhatWouldBeSent(String id) {
        Golden.check(ModelsCommandTest.class, "models-" + id + ".txt", done(cli.run("models", id)));
    }

    @Test
    void models_ofConfiguration_showsTheUsersOwnWord() {
        cli.write("assay.yaml", """
                models:
                  mine:
                    url: http://127.0.0.1:8000/v1
                    model: Qwen/Qwen3-8B
                    profile:
                      name: [vllm, qwen]
                      params: {top_k: {drop: always}}
                      errors: {"777": busy}
                    thinking: off
                    sampling: card
                    extra: {chat_template_kwargs: {add_generation_prompt: true}}
                """);
        Golden.check(ModelsCommandTest.class, "models-mine.txt", done(cli.run("models", "mine")));
        Golden.check(ModelsCommandTest.class, "models-mine.json", done(cli.run("models", "mine", "--json")));
    }

    @Test
    void models_addressThatNoProfileKnows_showsWhatIsAssumed() {
        Golden.check(ModelsCommandTest.class, "models-unknown.txt", done(cli.run("models", "http://h:1/v1#m-1")));
    }

    @Test
    void models_unknownName_isRefused() {
        Cli.Result result = cli.run("models", "nobody");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--model nobody: no model of this name");
    }

    @Test
    void run_profiledModel_sendsAndRecordsWhatItsProfilesSay() throws IOException {
        try (FakeModelServer server = FakeModelServer.start().always(ScriptedAnswer.text("\\boxed{5}"))) {
            cli.write("assay.yaml", """
                    models:
                      mine:
                        url: %s
                        model: Qwen/Qwen3-8B
                        profile: vllm
                        thinking: off
                    """.formatted(server.url()));
            Cli.Result result = cli.run("run", "--suite", "./sums", "--out", "r");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(server.calls())
                    .allMatch(call -> call.body().contains("\"chat_template_kwargs\":{\"enable_thinking\":false}"));
            JsonNode run = new ObjectMapper().readTree(Files.readString(directory.resolve("r/run.json")));
            JsonNode model = run.path("models").path(0);
            assertThat(model.path("profiles")).hasToString("[\"qwen@2026-11-22\",\"vllm@2026-08-22\"]");
            assertThat(model.path("thinking").asText()).isEqualTo("off");
            assertThat(model.path("settings"))
                    .hasToString(
                            "{\"chat_template_kwargs\":{\"enable_thinking\":false},\"stream\":true,\"temperature\":0}");
            assertThat(cli.run("verify", "r").code()).isZero();
        }
    }

    @Test
    void run_thinkingInTags_isSplitOffBeforeItIsWritten() throws IOException {
        try (FakeModelServer server = FakeModelServer.start()
                .always(ScriptedAnswer.text("<think>\nIt is 7, no, 5.\n</think>\n\n\\boxed{5}"))) {
            Cli.Result result =
                    cli.run("run", "--suite", "./sums", "--model", server.url() + "#Qwen/Qwen3-8B", "--out", "r");
            assertThat(result.code()).as(result.err()).isZero();
            String line =
                    Files.readAllLines(directory.resolve("r/exchanges.jsonl")).get(1);
            JsonNode reply = new ObjectMapper().readTree(line).path("reply");
            assertThat(reply.path("text").asText()).isEqualTo("\\boxed{5}");
            assertThat(reply.path("reasoning").asText()).isEqualTo("It is 7, no, 5.\n");
        }
    }

    @Test
    void run_hostOfAProfile_wantsItsKey() {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", "https://api.deepseek.com#deepseek-v4-pro");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("DEEPSEEK_API_KEY, which should hold the key, is not set");
    }

    @Test
    void run_modelThatOnlyStreams_isRefusedBeforeAnyCall() {
        cli.with("DASHSCOPE_API_KEY", "sk-123456789");
        Cli.Result result = cli.run(
                "run",
                "--suite",
                "./sums",
                "--no-stream",
                "--model",
                "https://dashscope.aliyuncs.com/compatible-mode/v1#qwq-plus");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("this endpoint answers a model that thinks only by a stream", "without --no-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/v1/completions#m",
                "http://h/v1/chat/completions/#m",
                "http://h/v1#BAAI/Aquila2-7B",
                "http://h/v1#Qwen/Qwen3-8B-Base"
            })
    void run_baseModelOrAddressOfACall_isRefusedWithTheFix(String model) {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", model);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).containsPattern("are not supported|which Assay appends by itself");
    }

    @Test
    void run_severalSamplesOfAModelThatSamples_areNotRefused() {
        try (FakeModelServer server = FakeModelServer.start().always(ScriptedAnswer.text("\\boxed{5}"))) {
            assertThat(cli.run("run", "--suite", "./sums", "-k", "2", "--model", server.url() + "#Qwen/Qwen3-8B")
                            .code())
                    .isZero();
            assertThat(cli.run("run", "--suite", "./sums", "-k", "2", "--model", server.url() + "#Qwen2.5-7B")
                            .code())
                    .isEqualTo(2);
        }
    }

    private static String done(Cli.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }
}
