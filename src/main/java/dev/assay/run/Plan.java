package dev.assay.run;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.model.ModelLabel;
import dev.assay.suite.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Suites x tasks x samples x models, in the order of asking: every model gets a task before the next task's turn. */
public record Plan(List<PlannedSuite> suites, List<ModelLabel> models, List<PlannedSample> samples) {
    public Plan {
        suites = List.copyOf(suites);
        models = List.copyOf(models);
        samples = List.copyOf(samples);
    }

    /** The plan of these suites and models. */
    public static Plan of(List<PlannedSuite> suites, List<ModelLabel> models) {
        Set<String> names = new HashSet<>();
        List<PlannedSample> samples = new ArrayList<>();
        for (PlannedSuite suite : suites) {
            if (!names.add(suite.suite().name())) {
                throw new UserError(
                        "two suites are called `%s`".formatted(suite.suite().name()),
                        "Give one of them another `id` in its suite.yaml, or leave one out.");
            }
            for (var task : suite.tasks()) {
                for (int sample = 0; sample < suite.samples(); sample++) {
                    for (ModelLabel model : models) {
                        samples.add(new PlannedSample(suite, task, model, sample));
                    }
                }
            }
        }
        return new Plan(suites, models, samples);
    }

    /**
     * The plan that a manifest describes.
     *
     * @param load reads a suite by its name or path
     * @throws UserError where a suite is no longer the one that was measured
     */
    public static Plan of(Manifest manifest, Function<String, Suite> load) {
        List<PlannedSuite> suites = new ArrayList<>();
        for (Manifest.SuiteEntry entry : manifest.suites()) {
            Suite suite = load.apply(entry.source());
            if (!suite.id().sha256().equals(entry.sha256())) {
                throw new UserError(
                        "%s: this suite has changed since the run (SHA-256 is %s, was %s)"
                                .formatted(entry.name(), suite.id().sha256(), entry.sha256()),
                        "Grade with the suite's files as they were, or run anew.");
            }
            suites.add(
                    PlannedSuite.of(suite, entry.source(), manifest.selection(), entry.samples(), entry.maxTokens()));
        }
        return of(
                suites,
                manifest.models().stream().map(Manifest.ModelEntry::label).toList());
    }
}
