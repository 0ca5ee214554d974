package dev.assay.compare;

import dev.assay.stats.Interval;
import dev.assay.stats.McNemar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a gate says of one suite.
 *
 * @param name of the suite
 * @param rule it was decided by
 * @param verdict of the suite
 * @param dropConfirmed a drop is shown, though it may be less than the margin
 * @param looks that were made, in their order; the last one decided
 * @param interval of all mean differences that are not ruled out, candidate minus baseline; absent without a look
 * @param size tasks that both sides have
 * @param tasksToPass how many of them a PASS takes where nothing changed
 * @param tasksToSettle about how many would show that nothing changed, if so
 * @param samplesToSettle about how many of the candidate's samples a task would show it on these tasks; absent where no number would
 * @param samples of a task, of the candidate
 * @param baselineSamples of a task, of the baseline
 * @param lost tasks that came out worse among those that were counted, the worst first
 * @param won tasks that came out better among those that were counted, the best first
 * @param cut how often answers were cut off by the token limit
 * @param pairs how the tasks of both sides were counted
 * @param calls what was sent
 * @param candidateMean of the tasks that were counted; absent without a look
 * @param baselineMean of the same tasks
 */
public record GateResult(
        String name,
        GateRule rule,
        GateVerdict verdict,
        boolean dropConfirmed,
        List<GateLook> looks,
        Optional<Interval> interval,
        int size,
        int tasksToPass,
        int tasksToSettle,
        OptionalInt samplesToSettle,
        int samples,
        int baselineSamples,
        List<Change> lost,
        List<Change> won,
        Cut cut,
        Pairs pairs,
        Calls calls,
        Optional<Double> candidateMean,
        Optional<Double> baselineMean) {
    public GateResult {
        looks = List.copyOf(looks);
        lost = List.copyOf(lost);
        won = List.copyOf(won);
    }

    /** A task that came out otherwise: mean values of both sides. */
    public record Change(String task, double baseline, double candidate) {
        /** How much better the candidate is. */
        public double difference() {
            return candidate - baseline;
        }
    }

    /**
     * How the tasks of both sides were counted: together they are the union.
     *
     * @param counted for the verdict, and scored on both sides
     * @param missing counted for the verdict as the worst and the best case, as one side has no scored sample
     * @param notCounted behind the look that decided, or without all of their verdicts
     * @param onlyCandidate tasks that the baseline does not have
     * @param onlyBaseline tasks that were not asked
     */
    public record Pairs(
            int counted, int missing, int notCounted, List<String> onlyCandidate, List<String> onlyBaseline) {
        public Pairs {
            onlyCandidate = List.copyOf(onlyCandidate);
            onlyBaseline = List.copyOf(onlyBaseline);
        }

        /** Tasks of either side. */
        public int union() {
            return counted + missing + notCounted + onlyCandidate.size() + onlyBaseline.size();
        }
    }

    /**
     * Tasks whose answers were cut off by the token limit.
     *
     * @param more tasks of which a larger share was cut off than in the baseline
     * @param less tasks of which a smaller share was
     * @param points how much the mean share of cut answers rose, from -1 to 1: as much of a drop may be the token limit's
     */
    public record Cut(int more, int less, double points) {
        /** Less likely by chance than this is no chance. */
        private static final double RARE = 0.01;

        static Cut of(List<Pairing.Pair> pairs) {
            int more = 0;
            int less = 0;
            double points = 0;
            for (Pairing.Pair pair : pairs) {
                double rise = share(pair.second()) - share(pair.first());
                more += rise > 0 ? 1 : 0;
                less += rise < 0 ? 1 : 0;
                points += rise / pairs.size();
            }
            return new Cut(more, less, points);
        }

        private static double share(TaskTally tally) {
            return tally.scored() > 0 ? (double) tally.truncated() / tally.scored() : 0;
        }

        /** McNemar's exact p value, two-sided, of the tasks that changed. */
        public double p() {
            return new McNemar(more, less).exact();
        }

        /** Whether more are cut off than chance makes. */
        public boolean rose() {
            return more > less && p() < RARE;
        }
    }

    /**
     * What was sent for a suite, by its journal.
     *
     * @param sent calls, repeated ones among them
     * @param planned calls of a run that asks for every sample once
     */
    public record Calls(int sent, int planned) {
        /** The share of the planned calls that were not made; 0 where as many or more were. */
        public double saved() {
            return planned > 0 ? Math.max(0, 1 - (double) sent / planned) : 0;
        }
    }

    /** The result of a suite as it stands. */
    static GateResult of(GateSuite suite, int baselineSamples, Calls calls) {
        Optional<Gate> gate = suite.gate();
        List<Pairing.Pair> counted = gate.map(Gate::counted).orElse(List.of());
        List<Change> changes = changes(counted);
        return new GateResult(
                suite.name(),
                suite.rule(),
                gate.map(Gate::verdict).orElse(GateVerdict.UNUSABLE),
                gate.map(Gate::dropConfirmed).orElse(false),
                gate.map(Gate::looks).orElse(List.of()),
                gate.flatMap(Gate::interval),
                suite.shared(),
                gate.map(Gate::tasksToPass).orElse(1),
                gate.map(Gate::tasksToSettle).orElse(1),
                gate.map(Gate::samplesToSettle).orElse(OptionalInt.empty()),
                suite.samples(),
                baselineSamples,
                changes.stream()
                        .filter(change -> change.difference() < 0)
                        .sorted(Comparator.comparingDouble(Change::difference).thenComparing(Change::task))
                        .toList(),
                changes.stream()
                        .filter(change -> change.difference() > 0)
                        .sorted(Comparator.comparingDouble((Change change) -> -change.difference())
                                .thenComparing(Change::task))
                        .toList(),
                Cut.of(counted),
                new Pairs(
                        changes.size(),
                        counted.size() - changes.size(),
                        suite.shared() - counted.size(),
                        suite.onlyCandidate(),
                        suite.onlyBaseline()),
                calls,
                mean(changes, Change::candidate),
                mean(changes, Change::baseline));
    }

    private static Optional<Double> mean(List<Change> changes, Function<Change, Double> side) {
        return changes.stream().map(side).reduce(Double::sum).map(sum -> sum / changes.size());
    }

    private static List<Change> changes(List<Pairing.Pair> counted) {
        List<Change> changes = new ArrayList<>();
        for (Pairing.Pair pair : counted) {
            if (pair.first().scored() > 0 && pair.second().scored() > 0) {
                changes.add(new Change(
                        pair.task(),
                        pair.first().mean().orElseThrow(),
                        pair.second().mean().orElseThrow()));
            }
        }
        return changes;
    }

    /** The last look; absent where there was none. */
    public Optional<GateLook> last() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
    }

    /** The mean difference of the tasks that were counted; absent where none was scored on both sides. */
    public Optional<Double> estimate() {
        return candidateMean.flatMap(mean -> baselineMean.map(base -> mean - base));
    }

    /** Whether a PASS is out of reach where nothing is gained and nothing lost. */
    public boolean isTooSmall() {
        return size < tasksToPass;
    }
}
