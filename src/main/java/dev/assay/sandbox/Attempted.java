package dev.assay.sandbox;

import java.util.List;

/**
 * What came of an attempt.
 *
 * @param tries how many ways were tried
 * @param allowed the ways that were not denied
 */
public record Attempted(Attempt attempt, int tries, List<String> allowed) {
    public Attempted {
        allowed = List.copyOf(allowed);
    }

    /** Whether the sandbox held against all of them. */
    public boolean isDenied() {
        return tries > 0 && allowed.isEmpty();
    }
}
