/** Who answers: request, exchange, sampling, and the parts of a reply. Speaks to nobody itself. */
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
