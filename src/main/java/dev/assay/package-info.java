/** What every room may use: the one exception for what a user can mend, and the one for what broke outside. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
