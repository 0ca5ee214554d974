/** Runs untrusted programs: isolation, limits, outcome of a run. */
@NullMarked
package dev.assay.sandbox;

import org.jspecify.annotations.NullMarked;
