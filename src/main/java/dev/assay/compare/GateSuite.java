package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.run.TaskOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One suite of a gate: gathers the verdicts of its samples in whatever order they come, and hands complete tasks to the gate. */
public final class GateSuite {
    private final String name;
    private final GateRule rule;
    private final int samples;
    private final Map<String, TaskTally> baseline;
    private final List<String> onlyCandidate = new ArrayList<>();
    private final List<String> onlyBaseline;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<TaskTally> tallies = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final Optional<Gate> gate;

    /**
     * A suite of which no verdict is known yet.
     *
     * @param samples asked of each task
     * @param candidate ids of the tasks that are asked
     * @param baseline tallies of the baseline's tasks
     * @param seed of the order of looks
     */
    public GateSuite(
            String name,
            GateRule rule,
            int samples,
            Collection<String> candidate,
            Map<String, TaskTally> baseline,
            long seed) {
        this.name = name;
        this.rule = rule;
        this.samples = samples;
        this.baseline = Map.copyOf(baseline);
        for (String task : TaskOrder.ofIds(candidate, seed)) {
            if (baseline.containsKey(task)) {
                places.put(task, tallies.size());
                tallies.add(new TaskTally());
            } else {
                onlyCandidate.add(task);
            }
        }
        onlyBaseline = baseline.keySet().stream()
                .filter(task -> !places.containsKey(task))
                .sorted()
                .toList();
        gate = tallies.isEmpty() ? Optional.empty() : Optional.of(new Gate(rule, tallies.size()));
    }

    private GateSuite(GateSuite other) {
        name = other.name;
        rule = other.rule;
        samples = other.samples;
        baseline = other.baseline;
        onlyCandidate.addAll(other.onlyCandidate);
        onlyBaseline = other.onlyBaseline;
        places.putAll(other.places);
        other.tallies.forEach(tally -> tallies.add(new TaskTally()));
        gate = other.gate.map(Gate::anew);
    }

    /** The same suite, of which no verdict is known yet. */
    public GateSuite anew() {
        return new GateSuite(this);
    }

    /** The suite. */
    public String name() {
        return name;
    }

    /** How it decides. */
    public GateRule rule() {
        return rule;
    }

    /** Samples asked of each task. */
    public int samples() {
        return samples;
    }

    /** The gate; absent where the two sides share no task. */
    public Optional<Gate> gate() {
        return gate;
    }

    /** Tasks that both sides have, by the ids known before the run. */
    public int shared() {
        return tallies.size();
    }

    /** Tasks that are asked and that the baseline does not have; they say nothing. */
    public List<String> onlyCandidate() {
        return List.copyOf(onlyCandidate);
    }

    /** Tasks of the baseline that are not asked. */
    public List<String> onlyBaseline() {
        return onlyBaseline;
    }

    /** The baseline's tallies. */
    public Map<String, TaskTally> baseline() {
        return baseline;
    }

    /** A sample has its verdict; of several for one sample the first counts. */
    public void add(VerdictLine line) {
        Integer place = places.get(line.id().task());
        int sample = line.id().sample();
        if (place == null || sample < 0 || sample >= samples || seen.get(place * samples + sample)) {
            return;
        }
        seen.set(place * samples + sample);
        TaskTally tally = tallies.get(place);
        tally.add(line);
        add(line.id().task(), tally);
    }

    /** All samples of a task at once; one with samples that were not asked for is passed over. */
    public void add(String task, TaskTally tally) {
        Integer place = places.get(task);
        if (place != null && tally.stopped() == 0 && tally.planned() == samples) {
            gate.ifPresent(open -> open.add(place, new Pairing.Pair(task, before(task), tally)));
        }
    }

    /** The probability of a PASS where nothing changed; 0 where the two sides share no task. */
    public double power() {
        List<TaskTally> tasks = places.keySet().stream().map(this::before).toList();
        return gate.map(open -> open.power(tasks, samples)).orElse(0.0);
    }

    /** Whether the baseline shows how much its samples vary; else {@link #power} goes by what is usual. */
    public boolean isPowerMeasured() {
        return SamplingVariance.of(baseline.values()).isMeasured();
    }

    private TaskTally before(String task) {
        return baseline.getOrDefault(task, new TaskTally());
    }

    /** Whether what comes changes nothing any more. */
    public boolean isDecided() {
        return gate.map(Gate::isDecided).orElse(true);
    }
}
