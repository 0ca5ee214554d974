/** What people and machines read: tables, summaries, progress. The one place that makes a model's text safe to print. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
