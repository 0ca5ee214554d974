/** Pure numbers: intervals and tests. Knows nothing of suites or models. */
@NullMarked
package dev.assay.stats;

import org.jspecify.annotations.NullMarked;
