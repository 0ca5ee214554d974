package dev.assay.compare;

import java.util.List;
import java.util.Map;

/**
 * What a gate says of all suites together.
 *
 * @param run that was gated
 * @param candidate what it calls the model
 * @param baseline that it was compared with
 * @param baselineFile as it was named
 * @param suites in their order
 * @param changed what differs between the two sides beside the answers, and was accepted
 */
public record GateReport(
        String run,
        String candidate,
        Baseline baseline,
        String baselineFile,
        List<GateResult> suites,
        List<String> changed) {
    public GateReport {
        suites = List.copyOf(suites);
        changed = List.copyOf(changed);
    }

    /** FAIL where a suite failed; else UNUSABLE where one is; else PASS where all passed. */
    public GateVerdict verdict() {
        if (any(GateVerdict.FAIL)) {
            return GateVerdict.FAIL;
        }
        if (suites.isEmpty() || any(GateVerdict.UNUSABLE)) {
            return GateVerdict.UNUSABLE;
        }
        return any(GateVerdict.INCONCLUSIVE) ? GateVerdict.INCONCLUSIVE : GateVerdict.PASS;
    }

    private boolean any(GateVerdict which) {
        return suites.stream().anyMatch(suite -> suite.verdict() == which);
    }

    /** Whether a drop is shown somewhere, though it may be less than the margin. */
    public boolean dropConfirmed() {
        return suites.stream().anyMatch(GateResult::dropConfirmed);
    }

    /** Samples without an outcome of the model's among those that were counted. */
    public int missing() {
        return suites.stream()
                .mapToInt(suite -> suite.last().map(GateLook::missing).orElse(0))
                .sum();
    }

    /** Results of suites whose verdicts were gathered. */
    public static List<GateResult> results(
            List<GateSuite> suites, Baseline baseline, Map<String, GateResult.Calls> calls) {
        return suites.stream()
                .map(suite -> GateResult.of(
                        suite,
                        baseline.suite(suite.name())
                                .map(Baseline.Suite::samples)
                                .orElse(0),
                        calls.getOrDefault(suite.name(), new GateResult.Calls(0, 0))))
                .toList();
    }
}
