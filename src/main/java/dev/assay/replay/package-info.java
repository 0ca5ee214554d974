/** Recorded runs as an OpenAI-compatible endpoint. */
@NullMarked
package dev.assay.replay;

import org.jspecify.annotations.NullMarked;
