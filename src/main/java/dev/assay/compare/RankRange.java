package dev.assay.compare;

/**
 * The places that a model may take among those compared, 1 being the best.
 *
 * @param best 1 + the models that are significantly better
 * @param worst all models less those that are significantly worse
 */
public record RankRange(int best, int worst) {
    /** As {@code 2} or {@code 1-3}. */
    public String text() {
        return best == worst ? "" + best : best + "-" + worst;
    }
}
