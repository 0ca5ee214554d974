package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one model did on each task of each suite of a run. */
public final class SuiteTallies {
    private final ModelLabel model;
    private final Map<String, Map<String, TaskTally>> suites = new HashMap<>();

    /** Of this model no verdict is known yet. */
    public SuiteTallies(ModelLabel model) {
        this.model = model;
    }

    /** Counts the verdict of one more planned sample, if it is of this model. */
    public void add(VerdictLine line) {
        if (line.id().model().equals(model)) {
            suites.computeIfAbsent(line.id().suite(), suite -> new LinkedHashMap<>())
                    .computeIfAbsent(line.id().task(), task -> new TaskTally())
                    .add(line);
        }
    }

    /** The tasks of a suite, in the order of their verdicts; empty where there are none. */
    public Map<String, TaskTally> of(String suite) {
        return Collections.unmodifiableMap(suites.getOrDefault(suite, Map.of()));
    }
}
