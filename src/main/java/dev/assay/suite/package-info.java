/** What is asked: suites, tasks, targets, prompts, and the sources they come from with their digests. */
@NullMarked
package dev.assay.suite;

import org.jspecify.annotations.NullMarked;
