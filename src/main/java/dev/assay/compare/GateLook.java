package dev.assay.compare;

import java.util.OptionalDouble;

/**
 * One look at the first tasks of the order.
 *
 * @param tasks looked at
 * @param passBound that {@code zPass} must reach for a PASS
 * @param failBound that {@code -zFail} must reach for a FAIL
 * @param estimate the mean difference of the tasks that are scored on both sides; absent where there are none
 * @param zPass against a drop of the margin, had every missing sample gone against the candidate
 * @param zFail against no drop, had every missing sample gone in its favour
 * @param measured the mean difference in that most favourable case
 * @param missing samples of the candidate among these tasks without an outcome of the model's
 */
public record GateLook(
        int tasks,
        double passBound,
        double failBound,
        OptionalDouble estimate,
        double zPass,
        double zFail,
        double measured,
        int missing) {}
