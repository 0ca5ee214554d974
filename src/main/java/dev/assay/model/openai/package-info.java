/**
 * Models behind OpenAI-compatible chat endpoints: LangChain4j's models over a wire client of ours. The only importer of LangChain4j.
 */
@NullMarked
package dev.assay.model.openai;

import org.jspecify.annotations.NullMarked;
