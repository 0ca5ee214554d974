package dev.assay.stats;

/** Interim. */
public enum Spending {
    OBRIEN_FLEMING,
    POWER_2,
    POCOCK
}
