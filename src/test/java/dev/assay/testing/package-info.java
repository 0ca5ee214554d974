/** What tests of several packages share. */
@NullMarked
package dev.assay.testing;

import org.jspecify.annotations.NullMarked;
