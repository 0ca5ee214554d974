package dev.assay.doctor;

import java.util.List;

/**
 * What was found out about an endpoint.
 *
 * @param profiles that it is asked by now
 * @param overrides lines for its model in {@code assay.yaml} that mend what the profiles have wrong; empty: they fit
 */
public record Diagnosis(List<Finding> findings, List<String> profiles, List<String> overrides) {
    public Diagnosis {
        findings = List.copyOf(findings);
        profiles = List.copyOf(profiles);
        overrides = List.copyOf(overrides);
    }

    /** Whether a run can work. */
    public boolean isUsable() {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BAD);
    }
}
