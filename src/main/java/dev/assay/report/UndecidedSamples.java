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

    private final ModelNames names;
    private final Map<ModelLabel, TreeSet<String>> named = new LinkedHashMap<>();
    private final Map<ModelLabel, Integer> counts = new LinkedHashMap<>();

    /** None yet, of these models. */
    public UndecidedSamples(List<ModelLabel> models) {
        this.names = new ModelNames(models);
    }

    /** Notes a verdict, if it is undecided; only the first names are kept. */
    public void add(VerdictLine line) {
        if (line.outcome() != Outcome.UNDECIDED) {
            return;
        }
        TreeSet<String> samples = named.computeIfAbsent(line.id().model(), model -> new TreeSet<>());
        samples.add(name(line.id()));
        if (samples.size() > NAMED) {
            samples.pollLast();
        }
        counts.merge(line.id().model(), 1, Integer::sum);
    }

    /** A line a model; empty where all were decided. */
    public String print() {
        StringBuilder text = new StringBuilder();
        named.forEach((model, samples) -> {
            int more = counts.getOrDefault(model, 0) - samples.size();
            text.append("%s, undecided, counted as not right: %s%s%n"
                    .formatted(
                            names.of(model),
                            String.join(", ", samples),
                            more > 0 ? " and %d more".formatted(more) : ""));
        });
        if (!named.isEmpty()) {
            text.append("  (read them with `show --outcome undecided`)\n");
        }
        return text.toString();
    }

    private static String name(SampleId id) {
        String name = SafeText.line(id.suite() + "/" + id.task(), WIDTH);
        return id.sample() == 0 ? name : name + " (sample %d)".formatted(id.sample());
    }
}
