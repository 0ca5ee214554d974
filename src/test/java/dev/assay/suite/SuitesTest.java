package dev.assay.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testing.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SuitesTest {
    private static final Path SHIPPED = Path.of("benchmarks/suites");

    @TempDir
    private Path folder = Path.of("");

    static Iterable<JsonNode> rows() {
        return Table.read(SuitesTest.class, "rows.yaml");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void load_row_becomesTask(JsonNode each) throws IOException {
        Files.writeString(
                folder.resolve("suite.yaml"),
                "id: mine\nsource: {file: tasks.jsonl}\n" + each.get("suite").asText());
        Files.writeString(
                folder.resolve("tasks.jsonl"), each.get("row").asText().replace("\n", " ") + "\n");
        Suite suite = load("./");
        Task task = suite.tasks().get(0);
        StringBuilder seen = new StringBuilder();
        suite.ask(task)
                .messages()
                .forEach(message -> seen.append(message.role().wireName() + ": " + message.text() + "\n"));
        seen.append(task.id()).append(' ').append(task.tags()).append('\n');
        seen.append(task.target()).append('\n');
        assertThat(seen.toString()).isEqualTo(each.get("want").asText());
    }

    @ParameterizedTest
    @CsvSource({"jsonl", "json", "csv", "jsonl.gz", "json.gz", "csv.gz"})
    void load_format_sameTasks(String format) throws IOException {
        Map<String, String> texts = Map.of(
                "jsonl",
                "\n{\"question\": \"a, \\\"b\\\"\", \"answer\": 0.10}\r\n\n{\"question\": \"\u00e9\\n\u4e2d\", \"answer\": \"2\"}",
                "json",
                "[{\"question\": \"a, \\\"b\\\"\", \"answer\": 0.10}, {\"question\": \"\u00e9\\n\u4e2d\", \"answer\": \"2\"}]",
                "csv",
                "question,answer\n\"a, \"\"b\"\"\",0.10\n\"\u00e9\n\u4e2d\",2\n");
        boolean gzip = format.endsWith(".gz");
        byte[] plain = ("\uFEFF" + texts.get(format.replace(".gz", ""))).getBytes(StandardCharsets.UTF_8);
        for (String source : List.of("{file: tasks." + format + "}", "{file: tasks.bin, format: " + format + "}")) {
            Files.writeString(
                    folder.resolve("suite.yaml"),
                    "id: mine\nsource: " + source + "\nprompt: \"{{question}}\"\ntarget: {kind: text}\n");
            String name = source.contains("bin") ? "tasks.bin" : "tasks." + format;
            Files.write(folder.resolve(name), gzip ? gzip(plain) : plain);
            List<Task> tasks = load("./").tasks();
            assertThat(tasks).extracting(Task::id).containsExactly("mine/0", "mine/1");
            assertThat(tasks)
                    .extracting(task -> task.shown().get("question"))
                    .containsExactly("a, \"b\"", "\u00e9\n\u4e2d");
            assertThat(tasks)
                    .extracting(Task::target)
                    .containsExactly(new Target.TextTarget("0.10"), new Target.TextTarget("2"));
        }
    }

    @Test
    void load_anyByteChanged_otherDigest() throws IOException {
        Files.writeString(
                folder.resolve("suite.yaml"),
                "id: mine\nsource: {file: tasks.jsonl}\nprompt: \"{{question}}\"\ntarget: {kind: math}\n");
        Files.writeString(folder.resolve("tasks.jsonl"), "{\"question\": \"?\", \"answer\": 1}\n");
        String digest = load("./").id().sha256();
        assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(load("./").id().sha256());
        Files.writeString(folder.resolve("tasks.jsonl"), "{\"question\": \"?\", \"answer\": 1} \n");
        String other = load("./").id().sha256();
        Files.writeString(
                folder.resolve("suite.yaml"),
                "id: mine \nsource: {file: tasks.jsonl}\nprompt: \"{{question}}\"\ntarget: {kind: math}\n");
        assertThat(load("./").id().sha256()).isNotIn(digest, other);
        assertThat(other).isNotEqualTo(digest);
    }

    @Test
    void load_defaults_asDocumented() throws IOException {
        Files.writeString(
                folder.resolve("suite.yaml"),
                "id: mine\nsource: {file: tasks.jsonl}\nprompt: \"{{question}}\"\ntarget: {kind: math}\n");
        Files.writeString(folder.resolve("tasks.jsonl"), "{\"question\": \"?\", \"answer\": 1}\n");
        Suite suite = load(folder.toString());
        assertThat(suite.samples()).isEqualTo(1);
        assertThat(suite.maxTokens()).isEqualTo(1024);
        assertThat(suite.domain()).isEqualTo(Domain.TEXT);
        assertThat(suite.licence()).isEqualTo("unknown");
        assertThat(suite.protocol()).isEqualTo("unknown");
        assertThat(suite.title()).isEmpty();
        assertThat(suite.name()).isEqualTo("mine");
    }

    @Test
    void load_shipped_holdsItsTasks() {
        Suite math = shipped().load("math-basics");
        assertThat(math.tasks()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(math.domain()).isEqualTo(Domain.MATH);
        Suite coding = shipped().load("coding-basics");
        assertThat(coding.tasks()).hasSize(28);
        for (Suite suite : List.of(math, coding)) {
            assertThat(suite.tasks())
                    .allSatisfy(task ->
                            assertThat(suite.ask(task).messages().get(0).text()).doesNotContain("{{"));
            assertThat(suite.tasks())
                    .flatExtracting(Task::tags)
                    .contains("level:1", "level:2", "level:3", "level:4", "level:5");
        }
        assertThat(shipped().names()).containsExactly("coding-basics", "gsm8k", "humaneval", "math-basics");
    }

    @Test
    void load_insideAJar_sameSuite() throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("a.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path root = Files.createDirectories(files.getPath("/suites/math-basics"));
            for (String name : List.of("suite.yaml", "tasks.jsonl")) {
                Files.copy(SHIPPED.resolve("math-basics").resolve(name), root.resolve(name));
            }
            Suites suites = new Suites(files.getPath("/suites"), folder, data(Optional.empty()));
            assertThat(suites.names()).containsExactly("math-basics");
            assertThat(suites.load("math-basics")).isEqualTo(shipped().load("math-basics"));
        }
    }

    @Test
    void load_unknownName_namesTheNearest() {
        assertThat(Table.told(() -> shipped().load("math-basic")))
                .isEqualTo("--suite math-basic: no suite of this name\n"
                        + "Did you mean `math-basics`? Shipped: coding-basics, gsm8k, humaneval, math-basics. "
                        + "A suite of your own is given as a path, as `./math-basic`.\n");
        assertThat(Table.told(() -> shipped().load("zzz")))
                .isEqualTo("--suite zzz: no suite of this name\n"
                        + "Shipped: coding-basics, gsm8k, humaneval, math-basics. "
                        + "A suite of your own is given as a path, as `./zzz`.\n");
        assertThat(Table.told(() -> shipped().load("./zzz")))
                .isEqualTo("--suite ./zzz: no such folder\nGive the folder that holds suite.yaml, "
                        + "or one of the names: coding-basics, gsm8k, humaneval, math-basics.\n");
        assertThat(Table.told(() -> shipped().load("src/main")))
                .isEqualTo(
                        "src/main/suite.yaml: no such file\nA suite is a folder with a suite.yaml in it; see README.md.\n");
    }

    @Test
    void names_noFolder_isOurBug() {
        assertThatThrownBy(() -> new Suites(folder.resolve("none"), folder, data(Optional.empty())).names())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void root_builtClasses_holdsShippedSuites() {
        assertThat(Shipped.root().resolve("benchmarks/suites/math-basics/suite.yaml"))
                .exists();
    }

    @Test
    void render_valueMissing_refused() {
        PromptTemplate template = new PromptTemplate(List.of(new Message(Message.Role.USER, "{{a}} {{ b }}")));
        assertThat(template.fields()).containsExactly("a", "b");
        assertThatThrownBy(() -> template.render(Map.of("a", "1"))).hasMessage("no value for {{b}}");
        assertThat(template.render(Map.of("a", "{{b}} $1 \\", "b", "{{a}}"))
                        .messages()
                        .get(0)
                        .text())
                .isEqualTo("{{b}} $1 \\ {{a}}");
    }

    @Test
    void constructors_nothingToAsk_refused() {
        assertThatThrownBy(() -> new PromptTemplate(List.of())).hasMessage("messages is empty");
        assertThatThrownBy(() -> new Prompt(List.of())).hasMessage("messages is empty");
        assertThatThrownBy(() -> new Target.ChoiceTarget(List.of("a"), 1)).hasMessage("right is 1 of 1 choices");
        assertThatThrownBy(() -> new Task(" ", Map.of(), new Target.MathTarget("1"), java.util.Set.of()))
                .hasMessage("id is blank");
        assertThat(new Target.ChoiceTarget(List.of("a", "b"), 1).letter()).isEqualTo("B");
    }

    @Tag("corpora")
    @ParameterizedTest
    @CsvSource({"gsm8k, 1319", "humaneval, 164"})
    void load_upstreamFile_allTasks(String name, int tasks) {
        Path upstream = Path.of(System.getProperty("assay.shared", "../shared"), "data/upstream");
        Suite suite = new Suites(SHIPPED, Path.of(""), data(Optional.of(upstream))).load(name);
        assertThat(suite.tasks()).hasSize(tasks);
        assertThat(suite.tasks())
                .allSatisfy(task -> assertThat(task.target()
                                .<String>fold(
                                        math -> math.gold(),
                                        choice -> "",
                                        text -> "",
                                        code -> code.entry().orElse("")))
                        .matches("-?[0-9][0-9,.]*|[A-Za-z_][A-Za-z0-9_]*"));
    }

    private Suites shipped() {
        return new Suites(SHIPPED, Path.of(""), data(Optional.empty()));
    }

    private Suite load(String name) {
        return new Suites(SHIPPED, folder, data(Optional.empty())).load(name);
    }

    private DataFiles data(Optional<Path> own) {
        return new DataFiles(
                folder.resolve("cache"),
                own,
                true,
                url -> {
                    throw new IOException("no network in this test");
                },
                (suite, done, length) -> {});
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
