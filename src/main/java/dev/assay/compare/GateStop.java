package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.run.PlannedSample;
import dev.assay.run.StopRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends the asking of a suite as soon as its gate has decided. Safe for use by many threads. */
public final class GateStop implements StopRule {
    private final Map<String, GateSuite> suites = new LinkedHashMap<>();

    /** A rule for these suites; others are asked to their end. */
    public GateStop(Collection<GateSuite> suites) {
        suites.forEach(suite -> this.suites.put(suite.name(), suite));
    }

    @Override
    public synchronized void graded(VerdictLine verdict) {
        GateSuite suite = suites.get(verdict.id().suite());
        if (suite != null) {
            suite.add(verdict);
        }
    }

    @Override
    public synchronized boolean needs(PlannedSample sample) {
        GateSuite suite = suites.get(sample.suite().suite().name());
        return suite == null || !suite.isDecided();
    }
}
