/** Was it right: one scorer per kind of target; verdicts and outcomes. */
@NullMarked
package dev.assay.score;

import org.jspecify.annotations.NullMarked;
