package dev.assay.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Interim. */
public final class Boundaries {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Boundaries() {}

    /** Interim. */
    public static double[] of(double[] times, double alpha, Spending spending) {
        double[] bounds = new double[times.length];
        double[] grid = new double[0];
        double[] density = new double[0];
        double spent = 0;
        double before = 0;
        for (int k = 0; k < times.length; k++) {
            double t = times[k];
            double now = switch (spending) {
                case OBRIEN_FLEMING ->
                    2 * NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(alpha / 2) / Math.sqrt(t));
                case POWER_2 -> alpha * t * t;
                case POCOCK -> alpha * Math.log(1 + (Math.E - 1) * t);
            };
            double inc = now - spent;
            spent = now;
            double sd = Math.sqrt(t);
            double dsd = Math.sqrt(t - before);
            double lo = 0;
            double hi = 8;
            for (int i = 0; i < 100; i++) {
                double mid = (lo + hi) / 2;
                if (cross(mid * sd, grid, density, dsd, k == 0) > inc) {
                    lo = mid;
                } else {
                    hi = mid;
                }
            }
            bounds[k] = (lo + hi) / 2;
            double from = -8 * sd;
            double to = bounds[k] * sd;
            int n = (int) Math.ceil((to - from) / (.02 * sd));
            n += n % 2;
            double h = (to - from) / n;
            double[] g = new double[n + 1];
            double[] d = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                g[i] = from + i * h;
                double f = 0;
                if (k == 0) {
                    f = NORMAL.density(g[i] / dsd) / dsd;
                } else {
                    for (int j = 0; j < grid.length; j++) {
                        f += density[j] * NORMAL.density((g[i] - grid[j]) / dsd) / dsd;
                    }
                }
                double w = (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * h / 3;
                d[i] = f * w;
            }
            grid = g;
            density = d;
            before = t;
        }
        return bounds;
    }

    private static double cross(double at, double[] grid, double[] density, double dsd, boolean first) {
        if (first) {
            return NORMAL.survivalProbability(at / dsd);
        }
        double p = 0;
        for (int j = 0; j < grid.length; j++) {
            p += density[j] * NORMAL.survivalProbability((at - grid[j]) / dsd);
        }
        return p;
    }
}
