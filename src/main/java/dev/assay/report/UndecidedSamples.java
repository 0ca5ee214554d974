package dev.assay.report;

import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.score.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names the samples that the grader could not decide: they count as not right, so a person may want to look. */
public final class UndecidedSamples {
    private static final int NAMED = 8;
    private static final int WIDTH = 60;

    private UndecidedSamples() {}

    /** A line a model; empty where all were decided. */
    public static String print(List<VerdictLine> verdicts) {
        ModelNames names = new ModelNames(
                verdicts.stream().map(line -> line.id().model()).distinct().toList());
        Map<ModelLabel, TreeSet<String>> undecided = new LinkedHashMap<>();
        verdicts.stream()
                .filter(line -> line.outcome() == Outcome.UNDECIDED)
                .forEach(line -> undecided
                        .computeIfAbsent(line.id().model(), model -> new TreeSet<>())
                        .add(name(line.id())));
        StringBuilder text = new StringBuilder();
        undecided.forEach((model, samples) -> text.append("%s, undecided, counted as not right: %s%s%n"
                .formatted(
                        names.of(model),
                        String.join(", ", samples.stream().limit(NAMED).toList()),
                        samples.size() > NAMED ? " and %d more".formatted(samples.size() - NAMED) : "")));
        if (!undecided.isEmpty()) {
            text.append("  (read them with `show --outcome undecided`)\n");
        }
        return text.toString();
    }

    private static String name(SampleId id) {
        String name = SafeText.line(id.suite() + "/" + id.task(), WIDTH);
        return id.sample() == 0 ? name : name + " (sample %d)".formatted(id.sample());
    }
}
