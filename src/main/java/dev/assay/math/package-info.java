/** Mathematical expressions: parse, exact arithmetic, equality within a step budget. Knows nothing of models and suites. */
@NullMarked
package dev.assay.math;

import org.jspecify.annotations.NullMarked;
