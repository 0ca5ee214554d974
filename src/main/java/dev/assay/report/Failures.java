package dev.assay.report;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.score.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why samples have no verdict: the commonest reasons of each model, with their counts. */
public final class Failures {
    private static final int REASONS = 3;
    private static final int WIDTH = 300;

    /** Different reasons that are told apart; a server that puts a number into each of its messages makes one a sample. */
    private static final int KEPT = 1000;

    private final ModelNames names;
    private final Map<ModelLabel, Map<String, Integer>> reasons = new LinkedHashMap<>();

    /** No failures yet, of these models. */
    public Failures(List<ModelLabel> models) {
        this.names = new ModelNames(models);
    }

    /** Counts a verdict, if there is none of the model's in it. */
    public void add(VerdictLine line) {
        if (line.outcome() != Outcome.CALL_FAILED && line.outcome() != Outcome.GRADER_FAILED) {
            return;
        }
        Map<String, Integer> counts = reasons.computeIfAbsent(line.id().model(), model -> new LinkedHashMap<>());
        String reason = line.outcome().text() + ": " + SafeText.line(line.reason(), WIDTH);
        if (counts.size() < KEPT || counts.containsKey(reason)) {
            counts.merge(reason, 1, Integer::sum);
        }
    }

    /** A line a reason; empty where nothing failed. */
    public String print() {
        StringBuilder text = new StringBuilder();
        reasons.forEach((model, counts) -> counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(REASONS)
                .forEach(reason ->
                        text.append("%s, %d x %s%n".formatted(names.of(model), reason.getValue(), reason.getKey()))));
        return text.toString();
    }
}
