package dev.assay.model.openai;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a call.
 *
 * @param nanos monotonic, of any origin
 * @param now of the calendar
 */
record Clocks(LongSupplier nanos, InstantSource now) {}
