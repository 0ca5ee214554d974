package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import dev.assay.stats.Interval;
import dev.assay.testing.Samples;
import dev.assay.testing.VerdictLines;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummariesTest {
    @SafeVarargs
    private static Summary of(List<VerdictLine>... models) {
        return Summaries.of(Arrays.stream(models).flatMap(List::stream).toList());
    }

    private static List<VerdictLine> renamed(List<VerdictLine> lines, String suite) {
        return lines.stream()
                .map(line -> new VerdictLine(
                        new SampleId(
                                suite,
                                line.id().task(),
                                line.id().model(),
                                line.id().sample()),
                        line.outcome(),
                        line.value(),
                        line.extracted(),
                        line.rule(),
                        line.reason(),
                        line.cut(),
                        line.tags(),
                        line.tests(),
                        line.usage(),
                        line.cost(),
                        line.timing()))
                .toList();
    }

    @Test
    void of_costs_areSummedExactlyAndUnknownWhereOneIs() {
        List<VerdictLine> lines = VerdictLines.of("m", "r w c s");
        assertThat(of(lines).results().get(0).cost()).contains(new BigDecimal("0.000200000"));
        List<VerdictLine> untold = new ArrayList<>(lines);
        untold.add(VerdictLines.of(
                "m", "t9", 0, Outcome.WRONG, 0, Usage.UNKNOWN, Optional.of(Samples.timing(1500, false))));
        assertThat(of(untold).results().get(0).cost()).isEmpty();
        assertThat(of(VerdictLines.of("m", "c s")).results().get(0).cost()).isEmpty();
    }

    @Test
    void of_everyOutcome_addsUpToThePlan() {
        SuiteResult result =
                of(VerdictLines.of("m", "r w n t e f u c g s")).results().get(0);
        assertThat(result.planned()).isEqualTo(10);
        assertThat(result.outcomes()).hasSize(Outcome.values().length);
        assertThat(result.outcomes().values()).containsOnly(1);
        assertThat(result.missing()).isEqualTo(3);
        Estimate score = result.score().orElseThrow();
        assertThat(score.value()).isCloseTo(1.0 / 7, within(1e-12));
        assertThat(score.tasks()).isEqualTo(7);
        assertThat(score.samples()).isEqualTo(7);
        assertThat(result.bounds()).contains(new Interval(0.1, 0.4));
    }

    @Test
    void of_nothing_isNotComplete() {
        Summary summary = of();
        assertThat(summary.results()).isEmpty();
        assertThat(summary.differences()).isEmpty();
        assertThat(summary.complete()).isFalse();
    }

    @Test
    void of_nothingGraded_hasNoScore() {
        Summary summary = of(VerdictLines.of("m", "c g s"));
        assertThat(summary.results().get(0).score()).isEmpty();
        assertThat(summary.results().get(0).bounds()).contains(new Interval(0, 1));
        assertThat(summary.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false"})
    void of_missing_completeUpToTwoInAHundred(int missing, boolean complete) {
        String tasks = "r ".repeat(100 - missing) + "c ".repeat(missing);
        assertThat(of(VerdictLines.of("m", tasks.strip())).complete()).isEqualTo(complete);
    }

    @Test
    void of_oneSuiteIncomplete_allIs() {
        assertThat(of(VerdictLines.of("m", "r r"), renamed(VerdictLines.of("m", "r c"), "other"))
                        .complete())
                .isFalse();
    }

    @Test
    void score_severalSamples_isMeanOfTaskMeansClusteredByTask() {
        SuiteResult result =
                of(VerdictLines.of("m", "rrrr wwww rrww hc")).results().get(0);
        Estimate score = result.score().orElseThrow();
        assertThat(score.value()).isCloseTo((1 + 0 + 0.5 + 0.5) / 4, within(1e-12));
        assertThat(score.tasks()).isEqualTo(4);
        assertThat(score.samples()).isEqualTo(13);
        assertThat(score.low()).isLessThan(score.value());
        assertThat(score.high()).isGreaterThan(score.value());
        assertThat(result.bounds()).contains(new Interval((1 + 0 + 0.5 + 0.25) / 4, (1 + 0 + 0.5 + 0.75) / 4));
    }

    @Test
    void results_severalSuites_inTheOrderOfThePlan() {
        Summary summary = of(
                renamed(VerdictLines.of("b", "r"), "z"),
                renamed(VerdictLines.of("a", "r"), "z"),
                renamed(VerdictLines.of("b", "r"), "a"),
                renamed(VerdictLines.of("a", "r"), "a"));
        assertThat(summary.results())
                .extracting(result -> result.suite() + result.model())
                .containsExactly("zb", "za", "ab", "aa");
    }

    @Test
    void differences_oneModel_none() {
        assertThat(of(VerdictLines.of("m", "r w")).differences()).isEmpty();
    }

    @Test
    void differences_clearlyBetter_saysSo() {
        Difference difference = of(
                        VerdictLines.of("low", "w ".repeat(30).strip()),
                        VerdictLines.of("high", "r ".repeat(30).strip()))
                .differences()
                .get(0);
        assertThat(difference.a()).isEqualTo(new ModelLabel("high"));
        assertThat(difference.call()).isEqualTo(Difference.Call.BETTER);
        Estimate value = difference.value().orElseThrow();
        assertThat(value.value()).isEqualTo(1);
        assertThat(value.tasks()).isEqualTo(30);
        assertThat(value.level()).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void differences_same_tiedAndTheFirstLeads() {
        Difference difference = of(VerdictLines.of("a", "r w r w"), VerdictLines.of("b", "r w r w"))
                .differences()
                .get(0);
        assertThat(difference.a()).isEqualTo(new ModelLabel("a"));
        assertThat(difference.call()).isEqualTo(Difference.Call.TIED);
        assertThat(difference.value().orElseThrow().value()).isZero();
    }

    @Test
    void differences_threeModels_holdTogether() {
        List<Difference> differences = of(
                        VerdictLines.of("a", "w w"), VerdictLines.of("b", "r r"), VerdictLines.of("c", "r w"))
                .differences();
        assertThat(differences).extracting(each -> each.a() + ">" + each.b()).containsExactly("b>c", "b>a");
        List<Double> alone =
                differences.stream().map(each -> each.p().orElseThrow()).toList();
        assertThat(alone.get(1)).isLessThan(alone.get(0));
        assertThat(differences.get(1).holm().orElseThrow()).isCloseTo(3 * alone.get(1), within(1e-12));
        assertThat(differences.get(0).holm().orElseThrow()).isGreaterThan(alone.get(0));
    }

    @Test
    void differences_missingOnOneSide_pairedOnSharedTasksAlone() {
        Difference difference = of(VerdictLines.of("a", "r c r w s"), VerdictLines.of("b", "w r g r r"))
                .differences()
                .get(0);
        assertThat(difference.a()).isEqualTo(new ModelLabel("b"));
        Estimate value = difference.value().orElseThrow();
        assertThat(value.tasks()).isEqualTo(2);
        assertThat(value.value()).isZero();
    }

    @Test
    void differences_nothingShared_unknown() {
        Difference difference = of(VerdictLines.of("a", "r c"), VerdictLines.of("b", "c r"))
                .differences()
                .get(0);
        assertThat(difference.value()).isEmpty();
        assertThat(difference.call()).isEqualTo(Difference.Call.UNKNOWN);
        assertThat(of(VerdictLines.of("a", "c"), VerdictLines.of("b", "c"))
                        .differences()
                        .get(0)
                        .call())
                .isEqualTo(Difference.Call.UNKNOWN);
    }

    @Test
    void differences_severalSuites_tasksOfTheSameIdAreApart() {
        Difference difference = of(
                        VerdictLines.of("a", "r r"),
                        renamed(VerdictLines.of("a", "r r"), "other"),
                        VerdictLines.of("b", "w r"),
                        renamed(VerdictLines.of("b", "r r"), "other"))
                .differences()
                .get(0);
        Estimate value = difference.value().orElseThrow();
        assertThat(value.tasks()).isEqualTo(4);
        assertThat(value.value()).isEqualTo(0.25);
    }

    @Test
    void call_belowZeroBeyondChance_isWorseAndBetterWhenTurned() {
        Estimate below = new Estimate(-0.3, -0.5, -0.1, 0.95, 9, 9, "x");
        Difference difference = new Difference(
                new ModelLabel("a"),
                new ModelLabel("b"),
                new Difference.Counts(9, 0, 0),
                Optional.of(below),
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.03),
                Optional.of(new Interval(-0.6, 0)),
                Difference.Agreement.NONE);
        assertThat(difference.call()).isEqualTo(Difference.Call.WORSE);
        assertThat(difference.turned().call()).isEqualTo(Difference.Call.BETTER);
        assertThat(difference.turned().bounds()).contains(new Interval(0, 0.6));
        assertThat(difference.turned().turned()).isEqualTo(difference);
        assertThat(difference.corrected(0.06).call()).isEqualTo(Difference.Call.TIED);
    }

    @Test
    void speed_allTold_summed() {
        List<VerdictLine> lines = new ArrayList<>(VerdictLines.of("m", "r c s"));
        lines.add(line("t8", Samples.usage(5, 60), Samples.timing(500, true)));
        lines.add(line(
                "t9",
                Samples.usage(5, 0),
                new Timing(OptionalDouble.empty(), OptionalDouble.of(300), OptionalDouble.empty(), 0, false)));
        SuiteResult.Speed speed = of(lines).results().get(0).speed();
        assertThat(speed.promptTokens()).hasValue(20);
        assertThat(speed.completionTokens()).hasValue(80);
        assertThat(speed.tokensPerSecond()).hasValue(40);
        assertThat(speed.firstTokenMillis()).hasValue(100);
        assertThat(speed.recorded()).isTrue();
    }

    @Test
    void speed_notTold_unknownAndNeverNought() {
        Timing whole = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, false);
        Usage half = new Usage(OptionalLong.of(3), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        SuiteResult.Speed speed =
                of(List.of(line("a", half, whole))).results().get(0).speed();
        assertThat(speed.promptTokens()).hasValue(3);
        assertThat(speed.completionTokens()).isEmpty();
        assertThat(speed.tokensPerSecond()).isEmpty();
        assertThat(speed.firstTokenMillis()).isEmpty();
        SuiteResult.Speed none = of(VerdictLines.of("m", "c")).results().get(0).speed();
        assertThat(none.promptTokens()).isEmpty();
        SuiteResult.Speed instant = of(List.of(line("a", Samples.usage(1, 1), whole)))
                .results()
                .get(0)
                .speed();
        assertThat(instant.tokensPerSecond()).isEmpty();
    }

    private static VerdictLine line(String task, Usage usage, Timing timing) {
        return VerdictLines.of("m", task, 0, Outcome.RIGHT, 1, usage, Optional.of(timing));
    }

    @Test
    void runningScore_oursAreNotCounted() {
        RunningScore score = new RunningScore();
        assertThat(score.of(new ModelLabel("m"))).isEmpty();
        VerdictLines.of("m", "r w c g s n h").forEach(score::add);
        assertThat(score.of(new ModelLabel("m"))).hasValue(1.5 / 4);
        assertThat(score.of(new ModelLabel("other"))).isEmpty();
    }
}
