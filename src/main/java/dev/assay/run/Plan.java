package dev.assay.run;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.model.ModelLabel;
import dev.assay.suite.Suite;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Function;

/**
 * Suites x tasks x samples x models, in the order of asking: every model gets a task before the next task's turn. Holds no object a sample:
 * a sample is made when it is looked at.
 */
public final class Plan {
    private final List<PlannedSuite> suites;
    private final List<ModelLabel> models;
    /** Of the first sample of each suite; at the end, of none. */
    private final int[] starts;

    private Plan(List<PlannedSuite> suites, List<ModelLabel> models) {
        this.suites = List.copyOf(suites);
        this.models = List.copyOf(models);
        this.starts = new int[suites.size() + 1];
        for (int i = 0; i < suites.size(); i++) {
            PlannedSuite suite = suites.get(i);
            long size = (long) suite.tasks().size() * suite.samples() * models.size();
            starts[i + 1] = Math.toIntExact(starts[i] + size);
        }
    }

    /** The plan of these suites and models. */
    public static Plan of(List<PlannedSuite> suites, List<ModelLabel> models) {
        Set<String> names = new HashSet<>();
        for (PlannedSuite suite : suites) {
            if (!names.add(suite.suite().name())) {
                throw new UserError(
                        "two suites are called `%s`".formatted(suite.suite().name()),
                        "Give one of them another `id` in its suite.yaml, or leave one out.");
            }
        }
        return new Plan(suites, models);
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

    /** What is asked. */
    public List<PlannedSuite> suites() {
        return suites;
    }

    /** Who is asked. */
    public List<ModelLabel> models() {
        return models;
    }

    /** How many samples there are. */
    public int size() {
        return starts[suites.size()];
    }

    /** The sample at a place from 0 to {@link #size} - 1. */
    public PlannedSample sample(int index) {
        int at = Arrays.binarySearch(starts, index);
        int first = at >= 0 ? lastOf(at) : -at - 2;
        PlannedSuite suite = suites.get(first);
        int within = index - starts[first];
        int ofTask = within / models.size();
        return new PlannedSample(
                index,
                suite,
                suite.tasks().get(ofTask / suite.samples()),
                models.get(within % models.size()),
                ofTask % suite.samples());
    }

    /** Of equal starts the last one: those before it are of suites without samples. */
    private int lastOf(int start) {
        int last = start;
        while (starts[last + 1] == starts[last]) {
            last++;
        }
        return last;
    }

    /** All samples, each made when it is looked at. */
    public List<PlannedSample> samples() {
        return new Samples();
    }

    /** Where samples stand, for as long as somebody asks. */
    public PlanIndex index() {
        return new PlanIndex(this, starts);
    }

    private final class Samples extends AbstractList<PlannedSample> implements RandomAccess {
        @Override
        public PlannedSample get(int index) {
            return sample(Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return Plan.this.size();
        }
    }
}
