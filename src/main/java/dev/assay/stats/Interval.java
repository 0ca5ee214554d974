package dev.assay.stats;

/** A range of plausible values, ends included. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low is %s, high is %s".formatted(low, high));
        }
    }
}
