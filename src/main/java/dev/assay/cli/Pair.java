package dev.assay.cli;

import java.util.Optional;

/** A gold and an answer to it; the label says whether they are the same, where somebody knows. */
record Pair(String id, String gold, String answer, Optional<Boolean> label) {}
