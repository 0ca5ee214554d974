package dev.assay.suites;

import java.util.function.Supplier;

/** Two independent ways to work out the answer of one task; each gives it as the gold is written. */
record TwoWays(String task, Supplier<String> first, Supplier<String> second) {}
