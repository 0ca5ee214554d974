/** From plan to answers: order, workers, retry, events. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
