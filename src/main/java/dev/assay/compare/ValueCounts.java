package dev.assay.compare;

import dev.assay.stats.BoundedScore;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each value came: of most, only -1, 0 and 1 do. */
final class ValueCounts {
    private int losses;
    private int ties;
    private int gains;
    private final SortedMap<Double, Integer> others = new TreeMap<>();

    void add(double value) {
        if (value == 0) {
            ties++;
        } else if (value == 1) {
            gains++;
        } else if (value == -1) {
            losses++;
        } else {
            others.merge(value, 1, Integer::sum);
        }
    }

    /** Of all values, each from {@code low} to {@code high}; at least one. */
    BoundedScore score(double low, double high) {
        SortedMap<Double, Integer> all = new TreeMap<>(others);
        put(all, -1, losses);
        put(all, 0, ties);
        put(all, 1, gains);
        return BoundedScore.of(all, low, high);
    }

    private static void put(SortedMap<Double, Integer> all, double value, int count) {
        if (count > 0) {
            all.put(value, count);
        }
    }
}
