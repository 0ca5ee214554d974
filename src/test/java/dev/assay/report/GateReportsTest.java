package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compare.Baseline;
import dev.assay.compare.GateLook;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateRule;
import dev.assay.compare.GateVerdict;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.stats.Interval;
import dev.assay.testing.Golden;
import dev.assay.testing.Samples;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class GateReportsTest {
    private static final Manifest MANIFEST = Samples.manifest("r0");

    private static Baseline baseline(int samples) {
        List<Baseline.Suite> suites = new ArrayList<>();
        for (String name : List.of("gsm8k", "humaneval", "math500", "aime25", "broken")) {
            suites.add(new Baseline.Suite(
                    new Manifest.SuiteEntry(name, name, Samples.DIGEST, name, "ours", samples, 64), Map.of()));
        }
        return new Baseline(
                new Baseline.Origin(
                        "r0",
                        Optional.of("0123456789012345678901234567890123456789"),
                        MANIFEST.models().get(0),
                        new OpenRun.GraderId("assay", "1", "default"),
                        0),
                suites,
                Samples.DIGEST);
    }

    private static GateResult result(
            String name,
            GateVerdict verdict,
            boolean drop,
            int looked,
            int size,
            double mean,
            Interval interval,
            int missing,
            List<GateResult.Change> lost) {
        return new GateResult(
                name,
                new GateRule(0.03, 0.95, GateRule.Stop.AUTO, 4, 0.02),
                verdict,
                drop,
                List.of(new GateLook(looked, 1.839, 2.4, OptionalDouble.of(mean), 1, -1, mean, missing)),
                Optional.of(interval),
                size,
                size < 100 ? 88 : 110,
                900,
                size < 100 ? OptionalInt.empty() : OptionalInt.of(3),
                1,
                8,
                lost,
                List.of(new GateResult.Change("won", 0, 1)),
                name.equals("humaneval") ? new GateResult.Cut(9, 0, 0.055) : new GateResult.Cut(2, 1, 0.001),
                new GateResult.Pairs(looked - missing, missing, size - looked, List.of("new"), List.of()),
                new GateResult.Calls(looked + 12, size),
                Optional.of(0.8 + mean),
                Optional.of(0.8));
    }

    private static List<GateResult.Change> lost(String... tasks) {
        return IntStream.range(0, tasks.length)
                .mapToObj(i -> new GateResult.Change(tasks[i], 1, 0.125 * (i % 3)))
                .toList();
    }

    private static GateReport report(int samples, GateResult... results) {
        return new GateReport(
                "r1", "http://127.0.0.1:8000/v1#m", baseline(samples), "base.jsonl", List.of(results), List.of());
    }

    private static GateReport all() {
        return report(
                8,
                result("gsm8k", GateVerdict.PASS, false, 660, 1319, 0.001, new Interval(-0.026, 0.03), 2, lost()),
                result(
                        "humaneval",
                        GateVerdict.FAIL,
                        false,
                        164,
                        164,
                        -0.073,
                        new Interval(-0.118, -0.037),
                        0,
                        lost(
                                "HumanEval/12",
                                "HumanEval/31",
                                "HumanEval/7",
                                "HumanEval/8",
                                "HumanEval/9",
                                "HumanEval/1")),
                result(
                        "math500",
                        GateVerdict.INCONCLUSIVE,
                        false,
                        500,
                        500,
                        -0.024,
                        new Interval(-0.054, 0.006),
                        0,
                        lost("a")),
                result("aime25", GateVerdict.INCONCLUSIVE, false, 30, 30, 0, new Interval(-0.08, 0.08), 0, lost()));
    }

    @Test
    void print_verdictsOfEachKind_areOneLineEach() {
        Golden.check(GateReportsTest.class, "gate.txt", GateText.print(all()));
    }

    @Test
    void markdown_verdictsOfEachKind_areATableAndLists() {
        Golden.check(GateReportsTest.class, "gate.md", GateMarkdown.write(all()));
    }

    @Test
    void json_verdictsOfEachKind_holdAllNumbers() {
        Golden.check(GateReportsTest.class, "gate.json", GateJson.write(all(), 1));
    }

    @Test
    void xml_verdictsOfEachKind_areWhatACiReads() throws Exception {
        String xml = JUnitXml.write(all(), false, false);
        Golden.check(GateReportsTest.class, "gate.xml", xml);
        Element suite = (Element) parse(xml).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(JUnitXml.write(all(), true, false)).contains("failures=\"3\"", "type=\"inconclusive\"");
    }

    @Test
    void print_fewSamplesInTheBaseline_saysWhatComesOfIt() {
        assertThat(GateText.print(report(1, all().suites().get(0)))).contains("measured once (k=1)");
        assertThat(GateText.print(report(4, all().suites().get(0)))).contains("4 samples a task");
        assertThat(GateText.print(report(8, all().suites().get(0)))).doesNotContain("baseline  ");
    }

    @Test
    void print_noSuite_isUnusable() {
        assertThat(GateText.print(report(8))).contains("gate: UNUSABLE");
    }

    @Test
    void print_confirmedDrop_isToldAsSuch() {
        GateResult drop = result(
                "math500",
                GateVerdict.INCONCLUSIVE,
                true,
                1319,
                1319,
                -0.024,
                new Interval(-0.0366, -0.0125),
                0,
                lost());
        assertThat(GateText.print(report(8, drop))).contains("a drop is certain, but it may be less than 3");
        assertThat(JUnitXml.write(report(8, drop), false, true)).contains("failures=\"1\"");
        assertThat(JUnitXml.write(report(8, drop), true, false)).contains("skipped=\"1\"");
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb::error::no",
                "x\r\n::set-output name=a::b",
                "100%25 %0A %",
                "]]><evil/>&amp;\"'",
                "\u0000\u0001\u001b[31m\u0085",
                "\ud800 half",
                "\uffff\ufffe",
                "\u202e right to left",
                "`code` | cell | <script>alert(1)</script> @team #1 ![i](http://x)",
                "https://user:secret@host/",
                "",
            })
    void reports_hostileTask_stayWellFormedAndOnOneLine(String task) throws Exception {
        GateReport report = report(
                8,
                result(
                        "humaneval",
                        GateVerdict.FAIL,
                        false,
                        164,
                        164,
                        -0.073,
                        new Interval(-0.118, -0.037),
                        0,
                        lost(task)));
        Document xml = parse(JUnitXml.write(report, false, false));
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("evil").getLength()).isZero();
        List<String> lines = GitHubAnnotations.of(report);
        assertThat(lines).hasSize(2).allMatch(line -> line.lines().count() == 1);
        assertThat(lines).allMatch(line -> line.indexOf("::", 2) == line.lastIndexOf("::", line.indexOf("::", 2)));
        assertThat(lines).noneMatch(line -> line.chars().anyMatch(c -> c < ' '));
        String markdown = GateMarkdown.write(report);
        assertThat(markdown).doesNotContain("\u001b", "\u202e");
        // What stands between backquotes is no markup.
        assertThat(markdown.replaceAll("(?m)`[^`\n]*`", "")).doesNotContain("<script>", "<evil", "@team #", "![");
        assertThat(markdown.lines().filter(line -> line.startsWith("- `"))).hasSize(1);
        assertThat(GateText.print(report)).doesNotContain("\u001b", "\u202e", "\u0000");
    }

    @Test
    void annotations_manyLost_areTheTenWorst() {
        String[] tasks = IntStream.range(0, 40).mapToObj(i -> "t" + i).toArray(String[]::new);
        GateReport report = report(
                8,
                result("humaneval", GateVerdict.FAIL, false, 164, 164, -0.2, new Interval(-0.3, -0.1), 0, lost(tasks)));
        List<String> lines = GitHubAnnotations.of(report);
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0)).startsWith("::error title=assay gate::humaneval: FAIL -20.0 pp");
        assertThat(lines.subList(1, 11)).allMatch(line -> line.endsWith("100.0 %25 before, 0.0 %25 now"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 100, 1000, 100_000})
    void fitting_anyRoom_isNeverMoreThanThereIs(int bytes) {
        String text = "a line with ä\n".repeat(50);
        String cut = GateMarkdown.fitting(text, bytes);
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(bytes);
        assertThat(bytes < 1000 ? cut.isEmpty() || cut.contains("... cut") : cut.equals(text))
                .isTrue();
    }
}
