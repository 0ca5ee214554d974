package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.testing.VerdictLines;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonsTest {
    private static final ModelLabel A = new ModelLabel("a");
    private static final ModelLabel B = new ModelLabel("b");
    private static final ModelLabel C = new ModelLabel("c");

    @SafeVarargs
    private static Comparison of(List<VerdictLine>... models) {
        return of(Stream.of(models).flatMap(List::stream).toList());
    }

    private static Comparison of(List<VerdictLine> lines) {
        Comparisons comparisons = new Comparisons();
        lines.forEach(line -> comparisons.add(line.id().model(), line));
        return comparisons.comparison();
    }

    private static Difference only(Comparison comparison) {
        assertThat(comparison.overall().differences()).hasSize(1);
        return comparison.overall().differences().get(0);
    }

    private static List<VerdictLine> in(String suite, Set<String> tags, List<VerdictLine> lines) {
        return lines.stream()
                .map(line -> copy(line, suite, tags, line.extracted(), line.cost()))
                .toList();
    }

    private static VerdictLine copy(
            VerdictLine line, String suite, Set<String> tags, Optional<String> extracted, Optional<BigDecimal> cost) {
        SampleId id = line.id();
        return new VerdictLine(
                new SampleId(suite, id.task(), id.model(), id.sample()),
                line.outcome(),
                line.value(),
                extracted,
                line.rule(),
                line.reason(),
                line.cut(),
                tags,
                line.tests(),
                line.usage(),
                cost,
                line.timing());
    }

    @ParameterizedTest
    @CsvSource({
        "r w r w, w r r w, 4, 0, 0",
        "r c r w, w r c w, 2, 2, 0",
        "r w, r w r r r, 2, 0, 3",
        "r w r w r, r, 1, 0, 4",
        "c c, r r, 0, 2, 0",
        "r, w, 1, 0, 0",
        "r r r, r r r, 3, 0, 0",
        "w w w, w w w, 3, 0, 0",
        "rw rr, r w r, 2, 0, 1",
        "rc cc, rrrr rrrr, 1, 1, 0"
    })
    void overall_anyTwo_everyTaskIsInOneClassAndEveryNumberIsOne(
            String a, String b, int paired, int missing, int unmatched) {
        Comparison comparison = of(VerdictLines.of("a", a), VerdictLines.of("b", b));
        Difference difference = only(comparison);
        assertThat(difference.counts()).isEqualTo(new Difference.Counts(paired, missing, unmatched));
        int union = Math.max(a.split(" ").length, b.split(" ").length);
        assertThat(difference.counts().union()).isEqualTo(union);
        assertThat(difference.value().isPresent()).isEqualTo(paired > 0);
        difference.value().ifPresent(value -> {
            assertThat(value.tasks()).isEqualTo(paired);
            assertThat(value.low()).isBetween(-1.0, value.value());
            assertThat(value.high()).isBetween(value.value(), 1.0);
            assertThat(difference.bounds().orElseThrow().low()).isLessThanOrEqualTo(1);
        });
        difference.p().ifPresent(p -> assertThat(p).isBetween(0.0, 1.0));
        difference.agreement().correlation().ifPresent(phi -> assertThat(phi).isBetween(-1.0, 1.0));
        assertThat(comparison.isUsable()).isEqualTo(paired > 0 && !(a + b).contains("c"));
    }

    @Test
    void overall_noOverlap_isUnknownAndNotUsable() {
        Comparison comparison = of(
                in("one", Set.of(), VerdictLines.of("a", "r r")), in("two", Set.of(), VerdictLines.of("b", "r w r")));
        Difference difference = only(comparison);
        assertThat(difference.counts()).isEqualTo(new Difference.Counts(0, 0, 5));
        assertThat(difference.call()).isEqualTo(Difference.Call.UNKNOWN);
        assertThat(difference.bounds()).isEmpty();
        assertThat(comparison.isUsable()).isFalse();
        assertThat(comparison.overall().tied()).isEmpty();
    }

    @Test
    void comparison_nothingAdded_isDefined() {
        Comparisons comparisons = new Comparisons();
        comparisons.add(A);
        comparisons.add(B);
        Comparison comparison = comparisons.comparison();
        assertThat(only(comparison).counts().union()).isZero();
        assertThat(comparison.overall().standings())
                .hasSize(2)
                .allMatch(each -> each.score().isEmpty());
        assertThat(comparison.pareto().places())
                .allMatch(each -> each.dominatedBy().isEmpty());
        assertThat(comparison.isUsable()).isFalse();
    }

    @Test
    void bounds_missingOnBothSides_holdEveryPossibleDifference() {
        // a: right, missing, wrong, right; b: right, wrong, missing, missing.
        Difference difference = only(of(VerdictLines.of("a", "r c w r"), VerdictLines.of("b", "r w c c")));
        Difference seen = difference.a().equals(A) ? difference : difference.turned();
        assertThat(seen.bounds().orElseThrow().low()).isCloseTo((0 + 0 - 1 + 0) / 4.0, within(1e-12));
        assertThat(seen.bounds().orElseThrow().high()).isCloseTo((0 + 1 + 0 + 1) / 4.0, within(1e-12));
    }

    @Test
    void agreement_singleSamples_isDiscordancePhiAndMcNemar() {
        // both right 4, only a 3, only b 1, both wrong 2
        Difference difference =
                only(of(VerdictLines.of("a", "r r r r r r r w w w"), VerdictLines.of("b", "r r r r w w w r w w")));
        Difference.Agreement agreement = difference.agreement();
        assertThat(agreement.discordance().orElseThrow()).isCloseTo(0.4, within(1e-12));
        double phi = (4 * 2 - 3 * 1) / Math.sqrt(7.0 * 3 * 5 * 5);
        assertThat(agreement.correlation().orElseThrow()).isCloseTo(phi, within(1e-12));
        Difference.McNemar test = agreement.mcNemar().orElseThrow();
        assertThat(List.of(test.onlyA(), test.onlyB())).containsExactly(3, 1);
        assertThat(test.exact()).isCloseTo(0.625, within(1e-12));
        assertThat(test.midP()).isCloseTo(0.375, within(1e-12));
    }

    /** Golden vectors of specs/statistics.md, section 5. */
    @ParameterizedTest
    @CsvSource({
        "0,5,.0625,.03125",
        "1,8,.039063,.021484",
        "3,5,.726563,.507813",
        "7,12,.359283,.263176",
        "10,25,.016674,.011331",
        "2,14,.004181,.002350",
        "40,66,.014779,.011598",
        "20,20,1,1"
    })
    void mcNemar_goldenVectors_reproduced(int gains, int losses, double exact, double midP) {
        Difference difference = only(of(
                VerdictLines.of("a", ("r ".repeat(gains) + "w ".repeat(losses)).strip()),
                VerdictLines.of("b", ("w ".repeat(gains) + "r ".repeat(losses)).strip())));
        Difference.McNemar test = difference.agreement().mcNemar().orElseThrow();
        assertThat(test.exact()).isCloseTo(exact, within(1e-6));
        assertThat(test.midP()).isCloseTo(midP, within(1e-6));
    }

    @Test
    void agreement_bothAlwaysRight_hasNoCorrelationAndPOne() {
        Difference difference = only(of(VerdictLines.of("a", "r r r"), VerdictLines.of("b", "r r r")));
        assertThat(difference.agreement().correlation()).isEmpty();
        assertThat(difference.agreement().mcNemar().orElseThrow().exact()).isEqualTo(1);
        assertThat(difference.p()).hasValue(1);
        assertThat(difference.call()).isEqualTo(Difference.Call.TIED);
    }

    @Test
    void samples_severalATask_areOneValueATask() {
        Difference many = only(of(VerdictLines.of("a", "rrrr wwww rrrr"), VerdictLines.of("b", "wwww wwww rrrr")));
        Difference one = only(of(VerdictLines.of("a", "r w r"), VerdictLines.of("b", "w w r")));
        Estimate value = many.value().orElseThrow();
        assertThat(List.of(value.low(), value.high()))
                .containsExactly(
                        one.value().orElseThrow().low(),
                        one.value().orElseThrow().high());
        assertThat(List.of(value.tasks(), value.samples())).containsExactly(3, 24);
        assertThat(many.agreement().mcNemar()).isEmpty();
    }

    @Test
    void ranking_oneFarAhead_othersTied() {
        Comparison comparison = of(
                VerdictLines.of("a", "r ".repeat(40).strip()),
                VerdictLines.of("b", ("r ".repeat(10) + "w ".repeat(30)).strip()),
                VerdictLines.of("c", ("w ".repeat(10) + "r ".repeat(9) + "w ".repeat(21)).strip()));
        ComparisonScope scope = comparison.overall();
        assertThat(scope.standings()).extracting(Standing::model).containsExactly(A, B, C);
        assertThat(scope.standings()).extracting(each -> each.rank().text()).containsExactly("1", "2-3", "2-3");
        assertThat(scope.tied()).containsExactly(List.of(B, C));
        assertThat(scope.differences())
                .extracting(Difference::call)
                .containsExactly(Difference.Call.BETTER, Difference.Call.BETTER, Difference.Call.TIED);
    }

    @Test
    void tags_manyLooks_areCorrectedTogether() {
        List<VerdictLine> lines = new ArrayList<>();
        for (int tag = 0; tag < 20; tag++) {
            String suite = "s" + tag;
            boolean differs = tag == 0;
            lines.addAll(in(suite, Set.of("t" + tag), VerdictLines.of("a", "r r r r r r r")));
            lines.addAll(
                    in(suite, Set.of("t" + tag), VerdictLines.of("b", differs ? "w w w w w w w" : "r r r r r r r")));
        }
        Comparison comparison = of(lines);
        Difference suite = comparison.scopes().get(0).differences().get(0);
        assertThat(suite.call()).isEqualTo(Difference.Call.BETTER);
        Difference tag = comparison.scopes().stream()
                .filter(scope ->
                        scope.kind() == ComparisonScope.Kind.TAG && scope.name().equals("t0"))
                .findFirst()
                .orElseThrow()
                .differences()
                .get(0);
        assertThat(tag.p()).isEqualTo(suite.p());
        assertThat(tag.holm().orElseThrow()).isCloseTo(20 * tag.p().orElseThrow(), within(1e-12));
    }

    @Test
    void comparison_anyOrderOfLines_givesTheSameNumbers() {
        Random random = new Random(7);
        List<VerdictLine> lines = new ArrayList<>();
        for (String model : List.of("a", "b", "c")) {
            for (String suite : List.of("one", "two")) {
                StringBuilder tasks = new StringBuilder();
                IntStream.range(0, 30).forEach(i -> {
                    for (int k = 0; k < 3; k++) {
                        tasks.append("rrwwhc".charAt(random.nextInt(6)));
                    }
                    tasks.append(' ');
                });
                lines.addAll(in(
                        suite,
                        Set.of("x", suite),
                        VerdictLines.of(model, tasks.toString().strip())));
            }
        }
        Comparison one = of(lines);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(lines, random);
            Comparison other = of(lines);
            assertThat(other.scopes()).isEqualTo(one.scopes());
            assertThat(other.pareto()).isEqualTo(one.pareto());
            assertThat(other.changed(A, B)).isEqualTo(one.changed(A, B));
        }
    }

    @Test
    void changed_differences_areAllThereTheLargestFirst() {
        Comparison comparison = of(VerdictLines.of("a", "rr rw ww rr"), VerdictLines.of("b", "rr ww rr rw"));
        assertThat(comparison.changed(A, B))
                .containsExactly(
                        new Comparison.Changed("mine", "t2", 0, 1),
                        new Comparison.Changed("mine", "t1", 0.5, 0),
                        new Comparison.Changed("mine", "t3", 1, 0.5));
    }

    @Test
    void repeats_severalSamples_arePassAtAndPassAllOfK() {
        Repeats repeats = repeats(of(VerdictLines.of("a", "rrww wwww rrrr"), VerdictLines.of("b", "rr ww rr")), A);
        assertThat(repeats.k()).isEqualTo(2);
        assertThat(repeats.passAt().orElseThrow().value()).isCloseTo((1 - 1.0 / 6 + 0 + 1) / 3, within(1e-12));
        assertThat(repeats.passAll().orElseThrow().value()).isCloseTo((1.0 / 6 + 0 + 1) / 3, within(1e-12));
        assertThat(repeats.majority()).isEmpty();
    }

    private static Repeats repeats(Comparison comparison, ModelLabel model) {
        return comparison.scopes().get(0).standings().stream()
                .filter(each -> each.model().equals(model))
                .flatMap(each -> each.repeats().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void repeats_sampleMissing_isLeftOutAndNotMadeUp() {
        Repeats repeats = repeats(of(VerdictLines.of("a", "rc rr"), VerdictLines.of("b", "rr ww")), A);
        assertThat(repeats.passAt().orElseThrow().tasks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0 0 5,1", "5 5 0,0", "0 5,.5", "0 5 7,.3333333333", "'',0", "5,0", "0,1", "0 5 5 0 7,.5"})
    void majority_votes_splitTies(String votes, double share) {
        long[] parsed = Stream.of(votes.split(" "))
                .filter(each -> !each.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        assertThat(RepeatCount.majority(parsed)).isCloseTo(share, within(1e-9));
    }

    @Test
    void pareto_betterAndCheaper_dominates() {
        Comparison comparison = of(
                costing("0.001", VerdictLines.of("a", "r ".repeat(30).strip())),
                costing("0.002", VerdictLines.of("b", "w ".repeat(30).strip())),
                costing("0.0005", VerdictLines.of("c", "w ".repeat(30).strip())));
        ParetoSet pareto = comparison.pareto();
        assertThat(pareto.axes()).containsExactly(ParetoSet.Axis.SCORE, ParetoSet.Axis.COST, ParetoSet.Axis.SPEED);
        assertThat(pareto.places())
                .extracting(ParetoSet.Place::dominatedBy)
                .containsExactly(List.of(), List.of(A), List.of());
    }

    @Test
    void pareto_unknownCost_neitherDominatesNorIsDominated() {
        Comparison comparison = of(
                costing("", VerdictLines.of("a", "r ".repeat(30).strip())),
                costing("0.002", VerdictLines.of("b", "w ".repeat(30).strip())));
        assertThat(comparison.pareto().places())
                .allMatch(each -> each.dominatedBy().isEmpty());
        assertThat(comparison.pareto().places().get(0).cost()).isEmpty();
        Comparison nobodyKnows = of(
                costing("", VerdictLines.of("a", "r ".repeat(30).strip())),
                costing("", VerdictLines.of("b", "w ".repeat(30).strip())));
        assertThat(nobodyKnows.pareto().axes()).doesNotContain(ParetoSet.Axis.COST);
        assertThat(nobodyKnows.pareto().places().get(1).dominatedBy()).containsExactly(A);
    }

    @Test
    void pareto_leadThatMayBeChance_doesNotDominate() {
        Comparison comparison = of(VerdictLines.of("a", "r r r w"), VerdictLines.of("b", "r r w w"));
        assertThat(comparison.pareto().places())
                .allMatch(each -> each.dominatedBy().isEmpty());
    }

    private static List<VerdictLine> costing(String dollars, List<VerdictLine> lines) {
        Optional<BigDecimal> cost = dollars.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(dollars));
        return lines.stream()
                .map(line -> copy(line, "mine", Set.of(), line.extracted(), cost))
                .toList();
    }

    @Test
    void add_filters_leaveTheRestOut() {
        Comparisons comparisons = new Comparisons(Set.of("one"), Set.of("x"));
        Stream.of("a", "b").forEach(model -> {
            in("one", Set.of("x", "y"), VerdictLines.of(model, "r r"))
                    .forEach(each -> comparisons.add(each.id().model(), each));
            in("one", Set.of("y"), VerdictLines.of(model, "r r r r"))
                    .forEach(each -> comparisons.add(each.id().model(), each));
            in("two", Set.of("x"), VerdictLines.of(model, "r"))
                    .forEach(each -> comparisons.add(each.id().model(), each));
        });
        assertThat(only(comparisons.comparison()).counts().union()).isEqualTo(2);
    }
}
