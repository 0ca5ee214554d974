package dev.assay.suite;

/** The field a suite measures. */
public enum Domain {
    MATH,
    CODE,
    STEM,
    TEXT
}
