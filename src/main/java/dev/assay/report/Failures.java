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

    private Failures() {}

    /** A line a reason; empty where nothing failed. */
    public static String print(List<VerdictLine> verdicts) {
        ModelNames names = new ModelNames(
                verdicts.stream().map(line -> line.id().model()).distinct().toList());
        Map<ModelLabel, Map<String, Integer>> reasons = new LinkedHashMap<>();
        verdicts.stream()
                .filter(line -> line.outcome() == Outcome.CALL_FAILED || line.outcome() == Outcome.GRADER_FAILED)
                .forEach(line -> reasons.computeIfAbsent(line.id().model(), model -> new LinkedHashMap<>())
                        .merge(line.outcome().text() + ": " + SafeText.line(line.reason(), WIDTH), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        reasons.forEach((model, counts) -> counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(REASONS)
                .forEach(reason ->
                        text.append("%s, %d x %s%n".formatted(names.of(model), reason.getValue(), reason.getKey()))));
        return text.toString();
    }
}
