/** When the next call may go. Pure: the clock is given. */
@NullMarked
package dev.assay.pace;

import org.jspecify.annotations.NullMarked;
