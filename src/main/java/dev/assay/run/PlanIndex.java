package dev.assay.run;

import dev.assay.journal.SampleId;
import dev.assay.model.ModelLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the place of a sample in a plan by its name. Holds an entry a task, so it is not for keeping. */
public final class PlanIndex {
    /** There is no such sample in the plan. */
    public static final int NOWHERE = -1;

    private final Map<String, PlannedSuite> suites = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Map<String, Integer>> tasks = new HashMap<>();
    private final Map<ModelLabel, Integer> models = new HashMap<>();

    PlanIndex(Plan plan, int[] starts) {
        for (int i = 0; i < plan.suites().size(); i++) {
            PlannedSuite suite = plan.suites().get(i);
            String name = suite.suite().name();
            suites.put(name, suite);
            this.starts.put(name, starts[i]);
            Map<String, Integer> numbers = new HashMap<>();
            suite.tasks().forEach(task -> numbers.put(task.id(), numbers.size()));
            tasks.put(name, numbers);
        }
        List<ModelLabel> labels = plan.models();
        labels.forEach(label -> models.put(label, models.size()));
    }

    /** The place of this sample, or {@link #NOWHERE}. */
    public int of(SampleId id) {
        PlannedSuite suite = suites.get(id.suite());
        Integer task = tasks.getOrDefault(id.suite(), Map.of()).get(id.task());
        Integer model = models.get(id.model());
        if (suite == null || task == null || model == null || id.sample() < 0 || id.sample() >= suite.samples()) {
            return NOWHERE;
        }
        return starts.getOrDefault(id.suite(), 0) + (task * suite.samples() + id.sample()) * models.size() + model;
    }
}
