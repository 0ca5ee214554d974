package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradeCommandTest {
    private static final String PAIRS = """
            {"id": "a", "gold": "\\\\frac{7}{8}", "answer": "So it is \\\\boxed{0.875}.", "label": true}
            {"id": "b", "gold": "\\\\frac{7}{8}", "answer": "\\\\boxed{0.88}", "label": true}

            {"id": "c", "gold": "6", "answer": "the answer is 6", "label": false}
            {"id": "d", "gold": "6", "answer": "\\\\boxed{\\\\zzz}", "label": true}
            {"gold": 6, "answer": 6.0, "label": null}
            {"id": "f", "gold": "6", "answer": "I give up\\u202e.", "label": false}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory).write("pairs.jsonl", PAIRS);
    }

    /** Times differ from run to run. */
    private static String timeless(String text) {
        return text.replaceAll("\"micros\":\\d+", "\"micros\":0")
                .replaceAll("verdicts/s +[\\d,]+", "verdicts/s             0")
                .replaceAll("verdictsPerSecond\":\\d+", "verdictsPerSecond\":0");
    }

    @Test
    void grade_help_isAsItStands() {
        Golden.check(
                GradeCommandTest.class,
                "grade-help.txt",
                cli.run("grade", "--help").out());
    }

    @Test
    void grade_onePair_saysWhyAndWhereItWasFound() {
        StringBuilder text = new StringBuilder();
        text.append(cli.run("grade", "--gold", "\\frac{7}{8}", "--answer", "So it is \\boxed{0.875}.")
                .out());
        text.append(cli.run("grade", "--gold", "7", "--answer", "I\u202e do not know")
                .out());
        text.append(cli.run("grade", "--gold", "7/8", "--answer", "0.88", "--policy", "acceptedDigits=2")
                .out());
        text.append(cli.run("grade", "--gold", "7", "--answer", "is it \u202e8?", "--json")
                .out());
        Golden.check(GradeCommandTest.class, "grade-pair.txt", timeless(text.toString()));
    }

    @Test
    void grade_file_printsDisagreementsAndTheTable() {
        Cli.Result result = cli.run("grade", "pairs.jsonl");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.check(GradeCommandTest.class, "grade-file.txt", timeless(result.out()));
    }

    @Test
    void grade_fileAsJson_isOneObjectWithEveryDisagreement() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(cli.run("grade", "pairs.jsonl", "--json").out());

        assertThat(all.get("format").asText()).isEqualTo("assay-agreement/1");
        assertThat(all.get("trueAccepts").asInt()).isEqualTo(1);
        assertThat(all.get("falseAccepts").asInt()).isEqualTo(1);
        assertThat(all.get("falseRejects").asInt()).isEqualTo(2);
        assertThat(all.get("trueRejects").asInt()).isEqualTo(1);
        assertThat(all.get("undecided").asInt()).isEqualTo(1);
        assertThat(all.get("noAnswer").asInt()).isEqualTo(1);
        assertThat(all.get("disagreements").findValuesAsText("id")).containsExactly("b", "c", "d");

        cli.write("agree.jsonl", "{\"gold\": 1, \"answer\": 1, \"label\": true}\n");
        JsonNode none = new ObjectMapper()
                .readTree(cli.run("grade", "agree.jsonl", "--json").out());
        assertThat(none.get("disagreements")).isEmpty();
        assertThat(none.get("pairs").asInt()).isEqualTo(1);
    }

    @Test
    void grade_out_isAVerdictALineBehindItsHeader() throws IOException {
        Cli.Result result = cli.run("grade", "pairs.jsonl", "--out", "verdicts.jsonl", "--policy", "acceptedDigits=2");
        assertThat(result.code()).isZero();
        Golden.check(
                GradeCommandTest.class,
                "grade-verdicts.jsonl",
                timeless(Files.readString(directory.resolve("verdicts.jsonl"))).replace(Version.text(), "VERSION"));
        assertThat(directory.resolve("verdicts.jsonl.part")).doesNotExist();
    }

    @Test
    void grade_gzip_isReadByItsBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(PAIRS.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("pairs.bin"), bytes.toByteArray());
        assertThat(cli.run("grade", "pairs.bin").out()).contains("pairs.bin: 6 pairs, 5 labelled");

        Files.write(directory.resolve("cut.gz"), java.util.Arrays.copyOf(bytes.toByteArray(), 90));
        Cli.Result cut = cli.run("grade", "cut.gz", "--out", "v.jsonl");
        assertThat(cut.code()).isEqualTo(2);
        assertThat(cut.err()).contains("the gzip file is broken here");
        assertThat(directory.resolve("v.jsonl")).doesNotExist();
        assertThat(directory.resolve("v.jsonl.part")).doesNotExist();
    }

    @Test
    void grade_badInput_saysWhereAndHowToMendIt() throws IOException {
        StringBuilder told = new StringBuilder();
        for (String row : List.of(
                "no JSON",
                "[1]",
                "{\"gold\": \"1\"}",
                "{\"gold\": \"1\", \"answer\": null}",
                "{\"gold\": [1], \"answer\": \"1\"}",
                "{\"gold\": \"1\", \"answer\": \"1\", \"label\": \"true\"}",
                "{\"gold\": \"1\", \"gold\": \"1\", \"answer\": \"1\"}",
                "[",
                "[".repeat(2000),
                "{\"gold\": \"1\", \"answer\": \"1\"} {}")) {
            cli.write("bad.jsonl", "{\"gold\": \"1\", \"answer\": \"1\"}\n\n" + row + "\n");
            told.append(refused("grade", "bad.jsonl", "--out", "v.jsonl"));
        }
        cli.write("empty.jsonl", "\n");
        told.append(refused("grade", "empty.jsonl"));
        Files.write(directory.resolve("latin.jsonl"), "{\"gold\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        told.append(refused("grade", "latin.jsonl"));
        told.append(refused("grade", "nowhere.jsonl"));
        told.append(refused("grade", "pairs.jsonl", "--out", "no/such/folder/v.jsonl"));
        told.append(refused("grade", "pairs.jsonl", "--out", "./pairs.jsonl"));
        Files.createDirectory(directory.resolve("folder"));
        told.append(refused("grade", "pairs.jsonl", "--out", "folder"));
        told.append(refused("grade", "folder"));
        told.append(refused("grade"));
        told.append(refused("grade", "--gold", "1"));
        told.append(refused("grade", "pairs.jsonl", "--gold", "1"));
        told.append(refused("grade", "--gold", "1", "--answer", "1", "--out", "v.jsonl"));
        told.append(refused("grade", "pairs.jsonl", "--policy", "roundedGold=true"));
        told.append(refused("grade", "pairs.jsonl", "--policy", "roundedGolds=yes"));
        Golden.check(GradeCommandTest.class, "grade-faults.txt", told.toString());
        assertThat(directory.resolve("v.jsonl")).doesNotExist();
        assertThat(directory.resolve("pairs.jsonl")).hasContent(PAIRS);
        assertThat(directory.resolve("folder")).isDirectory();
    }

    private String refused(String... arguments) {
        Cli.Result result = cli.run(arguments);
        assertThat(result.code()).isEqualTo(2);
        return result.err();
    }
}
