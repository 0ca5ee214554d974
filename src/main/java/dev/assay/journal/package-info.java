/** A run's directory: manifest, exchanges, verdicts. Appends, locks, reads; owns their JSON. */
@NullMarked
package dev.assay.journal;

import org.jspecify.annotations.NullMarked;
