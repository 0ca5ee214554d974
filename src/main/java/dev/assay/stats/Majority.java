package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * maj@k: the probability that the most frequent of k answers, drawn without replacement, is the right one; a tie is split evenly. Samples without an answer
 * have no vote and are not counted here. Source: Wang and others (2023), self-consistency.
 */
public final class Majority {
    private final int[] counts;
    private final int[] left;
    private final int k;

    private Majority(int[] counts, int k) {
        this.counts = counts;
        this.k = k;
        left = new int[counts.length + 1];
        for (int i = counts.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + counts[i];
        }
    }

    /**
     * Of these answers.
     *
     * @param counts how often each different answer was given; at least 0
     * @param right index of the right one; absent where nobody gave it
     * @param k at least 1
     * @return absent where fewer than k answers were given
     */
    public static OptionalDouble at(int[] counts, OptionalInt right, int k) {
        Checks.atLeast("k", k, 1);
        int votes = 0;
        for (int count : counts) {
            Checks.atLeast("count", count, 0);
            votes += count;
        }
        if (right.isPresent()) {
            Checks.between("right", right.getAsInt(), 0, counts.length - 1);
        }
        if (k > votes) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(right.isPresent() ? new Majority(first(counts, right.getAsInt()), k).value() : 0);
    }

    private static int[] first(int[] counts, int right) {
        int[] moved = counts.clone();
        moved[0] = counts[right];
        moved[right] = counts[0];
        return moved;
    }

    private double value() {
        double value = 0;
        for (int top = 1; top <= StrictMath.min(k, counts[0]); top++) {
            value += drawn(0, k, top) * others(top);
        }
        return value;
    }

    /** The expected share of the win where the right answer got {@code top} votes, and no other more. */
    private double others(int top) {
        double[][] states = new double[k - top + 1][counts.length];
        states[k - top][0] = 1;
        for (int answer = 1; answer < counts.length; answer++) {
            double[][] next = new double[k - top + 1][counts.length];
            for (int open = 0; open <= k - top; open++) {
                for (int ties = 0; ties < answer; ties++) {
                    if (states[open][ties] > 0) {
                        spread(states[open][ties], answer, open, ties, top, next);
                    }
                }
            }
            states = next;
        }
        double share = 0;
        for (int ties = 0; ties < counts.length; ties++) {
            share += states[0][ties] / (ties + 1);
        }
        return share;
    }

    private void spread(double mass, int answer, int open, int ties, int top, double[][] next) {
        int most = StrictMath.min(StrictMath.min(open, top), counts[answer]);
        for (int votes = 0; votes <= most; votes++) {
            next[open - votes][ties + (votes == top ? 1 : 0)] += mass * drawn(answer, open, votes);
        }
    }

    /** The probability that of the {@code open} votes left this many are for the answer, given those of the answers before it. */
    private double drawn(int answer, int open, int votes) {
        if (open > left[answer]) {
            return 0;
        }
        if (left[answer] == 0) {
            return votes == 0 ? 1 : 0;
        }
        return HypergeometricDistribution.of(left[answer], counts[answer], open).probability(votes);
    }
}
