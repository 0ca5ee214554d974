package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compare.Difference;
import dev.assay.compare.Estimate;
import dev.assay.compare.Summaries;
import dev.assay.compare.Summary;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import dev.assay.testing.Golden;
import dev.assay.testing.Samples;
import dev.assay.testing.VerdictLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportsTest {
    private static final String URL = "http://127.0.0.1:8000/v1#";
    private static final Difference.Agreement NOTHING_KNOWN =
            new Difference.Agreement(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    @SafeVarargs
    private static Summary of(List<VerdictLine>... models) {
        return Summaries.of(Arrays.stream(models).flatMap(List::stream).toList());
    }

    private static Summary twoModels() {
        return of(
                VerdictLines.of(
                        URL + "small",
                        "w w r w n t e f u c g s " + "w ".repeat(20).strip()),
                VerdictLines.of(
                        URL + "large",
                        "r r r r r r r r r r r r " + "r ".repeat(20).strip()));
    }

    @Test
    void table_twoModels_isTheGoldenOne() {
        Golden.check(ReportsTest.class, "table-two-models.txt", ResultTable.print(twoModels()));
    }

    @Test
    void table_recordedAndSamples_isTheGoldenOne() {
        List<VerdictLine> lines = new ArrayList<>(VerdictLines.of("a", "rrw www"));
        lines.add(VerdictLines.of(
                "a", "t9", 0, Outcome.RIGHT, 1, Samples.usage(1, 12345), Optional.of(Samples.timing(99999, true))));
        Golden.check(
                ReportsTest.class, "table-recorded.txt", ResultTable.print(of(lines, VerdictLines.of("b", "rww www"))));
    }

    @Test
    void table_nothingKnown_isTheGoldenOne() {
        List<VerdictLine> unknown = List.of(VerdictLines.of(
                "b",
                "t0",
                0,
                Outcome.RIGHT,
                1,
                Usage.UNKNOWN,
                Optional.of(
                        new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, false))));
        Golden.check(
                ReportsTest.class,
                "table-unknown.txt",
                ResultTable.print(of(VerdictLines.of("a\u001b[2J", "c s"), unknown)));
        Golden.check(ReportsTest.class, "table-empty.txt", ResultTable.print(of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3|0.1|0.5|a is better than b by 30.0 points (95 % interval 10.0 to 50.0; 9 tasks, paired).",
                "-0.3|-0.5|-0.1|b is better than a by 30.0 points (95 % interval 10.0 to 50.0; 9 tasks, paired).",
                "0.1|-0.1|0.3|a and b are tied: a's lead of 10.0 points (95 % interval -10.0 to 30.0; 9 tasks, paired) may be chance.",
                "-0.1|-0.3|0.1|b and a are tied: b's lead of 10.0 points (95 % interval -10.0 to 30.0; 9 tasks, paired) may be chance.",
                "0|-0.2|0.2|a and b are tied: a difference of 0.0 points (95 % interval -20.0 to 20.0; 9 tasks, paired)."
            })
    void table_difference_saidFromTheLeadersSide(double value, double low, double high, String sentence) {
        Estimate estimate = new Estimate(value, low, high, 0.95, 9, 9, "x");
        OptionalDouble p = OptionalDouble.of(low > 0 || high < 0 ? 0.01 : 0.5);
        Difference difference = new Difference(
                new ModelLabel("a"),
                new ModelLabel("b"),
                new Difference.Counts(9, 0, 0),
                Optional.of(estimate),
                p,
                p,
                Optional.empty(),
                NOTHING_KNOWN);
        assertThat(ResultTable.print(new Summary(List.of(), List.of(difference), true)))
                .endsWith("\n" + sentence + "\n");
    }

    @Test
    void table_differenceUnknown_saysSo() {
        Difference difference = new Difference(
                new ModelLabel("a"),
                new ModelLabel("b"),
                new Difference.Counts(0, 0, 0),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                NOTHING_KNOWN);
        assertThat(ResultTable.print(new Summary(List.of(), List.of(difference), true)))
                .endsWith("a and b share no graded task: nothing can be said of which is better.\n");
    }

    @Test
    void summaryJson_twoModels_isTheGoldenOne() {
        Golden.check(ReportsTest.class, "summary-two-models.json", SummaryJson.write(twoModels()));
        Golden.check(ReportsTest.class, "summary-empty.json", SummaryJson.write(of()));
        Golden.check(
                ReportsTest.class,
                "summary-unknown.json",
                SummaryJson.write(of(VerdictLines.of("a", "c"), VerdictLines.of("b", "s"))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "-0.0000001, 0",
        "1, 1",
        "100, 100",
        "12345678, 12345678",
        "0.1, 0.1",
        "0.1234565, 0.123456",
        "0.1234575, 0.123457",
        "0.0000005, 0",
        "0.00000051, 0.000001",
        "-2.5, -2.5",
        "333.3333333333, 333.333333"
    })
    void rounded_number_halfEvenToSixDecimals(double number, String text) {
        assertThat(Numbers.rounded(number).toPlainString()).isEqualTo(text);
        assertThat(Numbers.rounded(number).toString()).doesNotContain("E");
    }

    @Test
    void numbers_forPeople_unknownIsADash() {
        assertThat(Numbers.points(-0.0001)).isEqualTo("0.0");
        assertThat(Numbers.points(1)).isEqualTo("100.0");
        assertThat(Numbers.whole(OptionalLong.of(1234567))).isEqualTo("1,234,567");
        assertThat(Numbers.whole(OptionalLong.empty())).isEqualTo("-");
        assertThat(Numbers.decimal(OptionalDouble.of(12.34))).isEqualTo("12.3");
        assertThat(Numbers.decimal(OptionalDouble.empty())).isEqualTo("-");
        assertThat(Numbers.millis(OptionalDouble.of(1234.4))).isEqualTo("1,234 ms");
        assertThat(Numbers.millis(OptionalDouble.empty())).isEqualTo("-");
    }

    @Test
    void modelNames_urls_shortWhereThatIsClear() {
        ModelLabel a = new ModelLabel(URL + "small");
        ModelLabel b = new ModelLabel("http://other/v1#small");
        ModelLabel c = new ModelLabel(URL + "large");
        ModelLabel d = new ModelLabel("named");
        ModelLabel e = new ModelLabel("odd#");
        ModelNames names = new ModelNames(List.of(a, b, c, d, e, c));
        assertThat(Stream.of(a, b, c, d, e).map(names::of))
                .containsExactly(URL + "small", "http://other/v1#small", "large", "named", "odd#");
        assertThat(names.of(new ModelLabel("un\u001bknown"))).isEqualTo("un\\u{1B}known");
    }
}
