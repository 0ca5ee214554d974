/** Runs become estimates and comparisons. */
@NullMarked
package dev.assay.compare;

import org.jspecify.annotations.NullMarked;
