package dev.assay.run;

import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.model.Usage;
import java.util.List;
import java.util.Optional;

/** What calls used in earlier runs, the newest first. */
public final class EarlierRuns {
    private final List<RunDirectory> runs;

    /** These runs, the newest first. */
    public EarlierRuns(List<RunDirectory> runs) {
        this.runs = List.copyOf(runs);
    }

    /** What this model used on this suite when it was last asked, if it told. */
    public Optional<Forecast.Usual> usual(PlannedSuite suite, Manifest.ModelEntry model) {
        return runs.stream()
                .filter(run -> run.manifest().suites().stream()
                        .anyMatch(entry ->
                                entry.sha256().equals(suite.suite().id().sha256())))
                .flatMap(run -> run.manifest().models().stream()
                        .filter(entry -> isSame(entry, model))
                        .flatMap(entry -> usual(run, suite.suite().name(), entry).stream()))
                .findFirst();
    }

    private static boolean isSame(Manifest.ModelEntry one, Manifest.ModelEntry other) {
        return one.modelId().equals(other.modelId()) && one.settings().equals(other.settings());
    }

    private static Optional<Forecast.Usual> usual(RunDirectory run, String suite, Manifest.ModelEntry model) {
        Means means = new Means();
        run.forEachVerdict(line -> {
            if (line.id().suite().equals(suite) && line.id().model().equals(model.label())) {
                line.timing().ifPresent(timing -> means.add(line.usage(), timing.totalMillis()));
            }
        });
        return means.count == 0
                ? Optional.empty()
                : Optional.of(new Forecast.Usual(
                        run.manifest().id(),
                        means.prompt / means.count,
                        means.completion / means.count,
                        means.millis / means.count));
    }

    /** Of the calls that told their tokens. */
    private static final class Means {
        private int count;
        private double prompt;
        private double completion;
        private double millis;

        void add(Usage usage, double callMillis) {
            if (usage.promptTokens().isPresent() && usage.completionTokens().isPresent()) {
                count++;
                prompt += usage.promptTokens().getAsLong();
                completion += usage.completionTokens().getAsLong();
                millis += callMillis;
            }
        }
    }
}
