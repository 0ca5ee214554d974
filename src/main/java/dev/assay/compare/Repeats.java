package dev.assay.compare;

import java.util.Optional;

/**
 * What several samples a task show, beside their mean (avg@k, which is the score).
 *
 * @param k samples
 * @param passAt mean chance that at least one of k is right
 * @param passAll mean chance that all of k are right (pass^k)
 * @param majority mean chance that the most frequent answer of k is right, ties being split; absent for programs, and where the models have
 *     different numbers of samples. Its method is the same as that of the score
 */
public record Repeats(int k, Optional<Estimate> passAt, Optional<Estimate> passAll, Optional<Estimate> majority) {}
