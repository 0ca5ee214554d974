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
    private final Map<ModelLabel, Named> undecided = new LinkedHashMap<>();

    /** None yet, of these models. */
    public UndecidedSamples(List<ModelLabel> models) {
        this.names = new ModelNames(models);
    }

    /** The first names in their order, and how many there are. */
    private static final class Named {
        private final TreeSet<String> first = new TreeSet<>();
        private int count;

        void add(String name) {
            count++;
            first.add(name);
            if (first.size() > NAMED) {
                first.pollLast();
            }
        }
    }

    /** Keeps the name of a sample, if its verdict is that there is none. */
    public void add(VerdictLine line) {
        if (line.outcome() == Outcome.UNDECIDED) {
            undecided.computeIfAbsent(line.id().model(), model -> new Named()).add(name(line.id()));
        }
    }

    /** A line a model; empty where all were decided. */
    public String print() {
        StringBuilder text = new StringBuilder();
        undecided.forEach((model, samples) -> text.append("%s, undecided, counted as not right: %s%s%n"
                .formatted(
                        names.of(model),
                        String.join(", ", samples.first),
                        samples.count > NAMED ? " and %d more".formatted(samples.count - NAMED) : "")));
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
