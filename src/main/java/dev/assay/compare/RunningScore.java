package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Each model's mean while a run is going: a look, not a result. Safe for use by many threads. */
public final class RunningScore {
    private final Map<ModelLabel, double[]> sums = new LinkedHashMap<>();

    /** Counts a verdict, if it is the model's. */
    public synchronized void add(VerdictLine verdict) {
        if (verdict.outcome().isModels()) {
            double[] sum = sums.computeIfAbsent(verdict.id().model(), label -> new double[2]);
            sum[0] += verdict.value().orElse(0);
            sum[1]++;
        }
    }

    /** The mean so far; absent where nothing was counted. */
    public synchronized OptionalDouble of(ModelLabel model) {
        double[] sum = sums.get(model);
        return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / sum[1]);
    }
}
