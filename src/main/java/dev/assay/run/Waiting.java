package dev.assay.run;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Waiting {
    /** Returns after this long. */
    void pass(Duration duration) throws InterruptedException;
}
