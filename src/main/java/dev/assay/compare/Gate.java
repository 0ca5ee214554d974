package dev.assay.compare;

import dev.assay.stats.BoundedScore;
import dev.assay.stats.Interval;
import dev.assay.stats.Planner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The verdict on one suite, from its tasks in the order of looks. It only ever looks when all tasks up to a planned number are complete, so
 * which of them was finished first changes nothing. Method: a group-sequential bounded score test of the paired differences; a PASS must hold
 * with every missing sample lost, a FAIL with every missing sample won. A look costs some steps a different value, not a task.
 */
public final class Gate {
    private static final double SLACK = 1e-9;

    /** Four times in five. */
    private static final double POWER = 0.8;

    private static final int MOST_SAMPLES = 64;

    private final GateRule rule;
    private final GateLooks plan;
    private final int size;
    private final Map<Integer, Pairing.Pair> waiting = new HashMap<>();
    private final List<Pairing.Pair> counted = new ArrayList<>();
    private final TreeMap<Double, Integer> lows = new TreeMap<>();
    private final TreeMap<Double, Integer> highs = new TreeMap<>();
    private final List<GateLook> looks = new ArrayList<>();
    private double sum;
    private double squares;
    private int observed;
    private int samples;
    private int missing;
    private GateVerdict verdict = GateVerdict.UNUSABLE;
    private boolean decided;
    private boolean dropConfirmed;

    /**
     * A gate that has seen nothing.
     *
     * @param size of the suite: tasks that both sides have; at least 1
     */
    public Gate(GateRule rule, int size) {
        this(rule, GateLooks.of(rule, size));
    }

    Gate(GateRule rule, GateLooks plan) {
        this.rule = rule;
        this.plan = plan;
        this.size = plan.tasks(plan.size() - 1);
    }

    /** The same gate, that has seen nothing. */
    Gate anew() {
        return new Gate(rule, plan);
    }

    /**
     * All samples of a task have their verdict, or will get none.
     *
     * @param place of the task in the order of looks, from 0
     * @param pair baseline and candidate
     * @throws IllegalArgumentException where this place was added before
     */
    public void add(int place, Pairing.Pair pair) {
        if (place < counted.size() || waiting.put(place, pair) != null) {
            throw new IllegalArgumentException("place %d (%s) is complete already".formatted(place, pair.task()));
        }
        while (!decided && waiting.containsKey(counted.size())) {
            count(Objects.requireNonNull(waiting.remove(counted.size())));
            if (counted.size() == plan.tasks(looks.size())) {
                look();
            }
        }
    }

    private void count(Pairing.Pair pair) {
        counted.add(pair);
        lows.merge(pair.low() + 0.0, 1, Integer::sum);
        highs.merge(pair.high() + 0.0, 1, Integer::sum);
        if (pair.first().scored() > 0 && pair.second().scored() > 0) {
            observed++;
            sum += pair.difference();
            squares += pair.difference() * pair.difference();
        }
        samples += pair.second().asked();
        missing += pair.second().missing();
    }

    private void look() {
        BoundedScore worst = BoundedScore.of(lows, -1, 1);
        BoundedScore best = BoundedScore.of(highs, -1, 1);
        int at = looks.size();
        GateLook look = new GateLook(
                counted.size(),
                plan.pass(at),
                plan.fail(at),
                observed > 0 ? OptionalDouble.of(sum / observed) : OptionalDouble.empty(),
                worst.z(-rule.margin()),
                best.z(0),
                best.mean(),
                missing);
        looks.add(look);
        boolean last = looks.size() == plan.size();
        if (missing > rule.errorsMax() * samples + SLACK || observed == 0) {
            decided = last;
            return;
        }
        Optional<GateVerdict> shown = shown(look, rule.margin());
        if (shown.isPresent()) {
            decide(shown.get());
        } else if (last) {
            decide(GateVerdict.INCONCLUSIVE);
            dropConfirmed = dropIsShown(look);
        }
    }

    /** What a look shows by itself: PASS, FAIL, or nothing. The proof of the error rates asks this of every look that there can be. */
    static Optional<GateVerdict> shown(GateLook look, double margin) {
        if (look.zPass() >= look.passBound() - SLACK) {
            return Optional.of(GateVerdict.PASS);
        }
        if (dropIsShown(look) && look.measured() <= -margin + SLACK) {
            return Optional.of(GateVerdict.FAIL);
        }
        return Optional.empty();
    }

    private static boolean dropIsShown(GateLook look) {
        return look.zFail() <= -look.failBound() + SLACK;
    }

    private void decide(GateVerdict which) {
        verdict = which;
        decided = true;
    }

    /** Whether what comes changes nothing any more. */
    public boolean isDecided() {
        return decided;
    }

    /** The verdict; {@link GateVerdict#UNUSABLE} until there is one. */
    public GateVerdict verdict() {
        return verdict;
    }

    /** Whether a drop is shown though its size may be less than the margin; only of an inconclusive gate. */
    public boolean dropConfirmed() {
        return dropConfirmed;
    }

    /** All looks so far. */
    public List<GateLook> looks() {
        return Collections.unmodifiableList(looks);
    }

    /** Tasks at which it would look last: the whole suite. */
    public int size() {
        return size;
    }

    /** How many tasks a suite needs at these looks for a PASS where nothing was gained and nothing lost. */
    public int tasksToPass() {
        return plan.tasksToPass(rule.margin());
    }

    /** The tasks that were counted, in their order: the longest complete prefix, up to the look that decided. */
    public List<Pairing.Pair> counted() {
        return Collections.unmodifiableList(counted);
    }

    /**
     * All mean differences that are not ruled out at the last look, whatever the missing samples would have been; absent without a look. It is valid
     * at the look where the gate stopped (a repeated confidence interval).
     */
    public Optional<Interval> interval() {
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        GateLook last = looks.get(looks.size() - 1);
        double bound = verdict == GateVerdict.FAIL ? last.failBound() : last.passBound();
        return Optional.of(new Interval(
                BoundedScore.of(lows, -1, 1).low(bound),
                BoundedScore.of(highs, -1, 1).high(bound)));
    }

    /** What the deviate of the last look must reach for a PASS. */
    double lastBound() {
        return plan.pass(plan.size() - 1);
    }

    /** How likely a PASS is where nothing changed: by the baseline's samples, if a task has several, else by what is usual. */
    double power(Collection<TaskTally> baseline, int samples) {
        return size < tasksToPass()
                ? 0
                : SamplingVariance.of(baseline).power(samples, size, rule.margin(), lastBound());
    }

    /** About how many tasks would show, four times in five, that nothing changed, if nothing did: by the differences seen so far. */
    public int tasksToSettle() {
        return tasksToSettle(variance());
    }

    private int tasksToSettle(double variance) {
        return Planner.tasks(variance, rule.margin(), 0, rule.alpha(), POWER);
    }

    /** Of one task's difference, as far as is known. */
    private double variance() {
        return Math.max(squares, 1) / Math.max(observed, 1);
    }

    /**
     * About how many of the candidate's samples a task would show it on these very tasks; absent where no number of them would, as when most of the variance is
     * the baseline's.
     */
    public OptionalInt samplesToSettle() {
        int now =
                counted.stream().mapToInt(pair -> pair.second().planned()).max().orElse(1);
        double sampling = SamplingVariance.ofPairs(counted, variance()) / now;
        for (int samples = now + 1; samples <= MOST_SAMPLES; samples++) {
            double variance = Math.max(0, variance() - sampling) + sampling * now / samples;
            if (tasksToSettle(variance) <= size) {
                return OptionalInt.of(samples);
            }
        }
        return OptionalInt.empty();
    }
}
