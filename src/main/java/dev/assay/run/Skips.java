package dev.assay.run;

import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.score.Outcome;
import java.util.HashMap;
import java.util.Map;

/** Why samples without an exchange were not asked for; one reason a suite and model. Those of which nothing is known were interrupted. */
public final class Skips {
    private final Map<ModelLabel, String> ofModels;
    private final Map<Cell, String> ofCells = new HashMap<>();

    private record Cell(String suite, ModelLabel model) {
        static Cell of(SampleId id) {
            return new Cell(id.suite(), id.model());
        }
    }

    /** Nothing is known. */
    public Skips() {
        this(Map.of());
    }

    /** What a runner says of its models. */
    public Skips(Map<ModelLabel, String> ofModels) {
        this.ofModels = Map.copyOf(ofModels);
    }

    /** Takes the reason from a verdict of an earlier derivation, if it has one. */
    public void add(VerdictLine line) {
        if (line.outcome() == Outcome.SKIPPED) {
            ofCells.putIfAbsent(Cell.of(line.id()), line.reason());
        }
    }

    /** Why this sample was not asked for. */
    public String of(PlannedSample sample) {
        return ofCells.getOrDefault(Cell.of(sample.id()), ofModels.getOrDefault(sample.model(), Verdicts.INTERRUPTED));
    }
}
