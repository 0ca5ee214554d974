package dev.assay.stats;

/**
 * The standard error of a mean whose values come in clusters that belong together. For show: at few clusters and near 0 and 1 it is too small; a verdict uses
 * {@link BoundedScore}. Source: Miller (2024), Adding Error Bars to Evals.
 *
 * @param mean of all values
 * @param miller the standard error
 * @param corrected for the number of clusters: times the root of G / (G - 1); for one cluster the same
 */
public record Clusters(double mean, double miller, double corrected) {
    /**
     * Of these clusters of values.
     *
     * @throws IllegalArgumentException where there is no value
     */
    public static Clusters of(double[][] clusters) {
        int n = 0;
        double sum = 0;
        for (double[] cluster : clusters) {
            n += cluster.length;
            for (double value : cluster) {
                sum += value;
            }
        }
        Checks.atLeast("values", n, 1);
        double mean = sum / n;
        double squares = 0;
        int many = 0;
        for (double[] cluster : clusters) {
            double off = 0;
            for (double value : cluster) {
                off += value - mean;
            }
            squares += off * off;
            many += cluster.length > 0 ? 1 : 0;
        }
        double miller = StrictMath.sqrt(squares) / n;
        return new Clusters(mean, miller, many > 1 ? miller * StrictMath.sqrt((double) many / (many - 1)) : miller);
    }
}
