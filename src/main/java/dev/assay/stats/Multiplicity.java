package dev.assay.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusted p values: several hypotheses tested at once. All p values are from 0 to 1; the answers keep their order; none in, none out. */
public final class Multiplicity {
    private Multiplicity() {}

    /** Each p value times their number, 1 at most: the rate of any false rejection holds. */
    public static double[] bonferroni(double[] pValues) {
        check(pValues);
        return Arrays.stream(pValues)
                .map(p -> StrictMath.min(1, p * pValues.length))
                .toArray();
    }

    /** Step-down; the rate of any false rejection holds, whatever the dependence. Source: Holm (1979). */
    public static double[] holm(double[] pValues) {
        check(pValues);
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = StrictMath.max(largest, StrictMath.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /** Step-up; the expected share of false rejections holds for independent p values. Source: Benjamini and Hochberg (1995). */
    public static double[] benjaminiHochberg(double[] pValues) {
        check(pValues);
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = StrictMath.min(least, pValues[order[i]] * order.length / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /**
     * Which hypotheses are rejected by their e values; the expected share of false rejections is at most alpha under any dependence. Source: Wang and
     * Ramdas (2022).
     */
    public static boolean[] eBenjaminiHochberg(double[] eValues, double alpha) {
        Checks.inside("alpha", alpha);
        for (double e : eValues) {
            Checks.check("e value", e, e >= 0);
        }
        int[] order = ascending(eValues);
        boolean[] rejected = new boolean[eValues.length];
        int many = eValues.length;
        for (int i = many; i >= 1; i--) {
            if (eValues[order[many - i]] * i * alpha >= many * (1 - 1e-12)) {
                Arrays.stream(order, many - i, many).forEach(each -> rejected[each] = true);
                return rejected;
            }
        }
        return rejected;
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void check(double[] pValues) {
        for (double p : pValues) {
            Checks.probability("p value", p);
        }
    }
}
