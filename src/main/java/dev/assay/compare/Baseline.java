package dev.assay.compare;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model did on each task of some suites, kept to compare later runs with. Holds no answers.
 *
 * @param origin where the numbers are from
 * @param suites in their order
 * @param sha256 of the file's bytes; empty for one that is not written yet
 */
public record Baseline(Origin origin, List<Suite> suites, String sha256) {
    public Baseline {
        suites = List.copyOf(suites);
    }

    /**
     * Where the numbers of a baseline are from.
     *
     * @param run that it was taken from
     * @param commit of the project under test; absent where nobody told
     * @param model as the run called it, with its effective settings
     * @param grader that gave the verdicts
     * @param seed of the run's order
     */
    public record Origin(
            String run, Optional<String> commit, Manifest.ModelEntry model, OpenRun.GraderId grader, long seed) {}

    /**
     * A suite of a baseline.
     *
     * @param entry of the run's manifest: name, digest, protocol, samples, tokens
     * @param tasks by their ids
     */
    public record Suite(Manifest.SuiteEntry entry, Map<String, TaskTally> tasks) {
        public Suite {
            tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        }

        /** What is written of it. */
        public String name() {
            return entry.name();
        }

        /** Samples of a task. */
        public int samples() {
            return entry.samples();
        }

        /** Samples without an outcome of the model's. */
        public int missing() {
            return tasks.values().stream().mapToInt(TaskTally::missing).sum();
        }

        /** The mean of its tasks; 0 where it has none. */
        public double mean() {
            return tasks.values().stream()
                    .filter(task -> task.scored() > 0)
                    .mapToDouble(task -> task.mean().orElse(0))
                    .average()
                    .orElse(0);
        }
    }

    /** The suite of this name. */
    public Optional<Suite> suite(String name) {
        return suites.stream().filter(suite -> suite.name().equals(name)).findFirst();
    }

    /** Members of the request that decide what is answered: all but how it is transported. */
    static SortedMap<String, String> decoding(Manifest.ModelEntry model) {
        SortedMap<String, String> decoding = new TreeMap<>(model.settings());
        decoding.remove("stream");
        return decoding;
    }
}
