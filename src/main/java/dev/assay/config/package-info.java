/** What people write in {@code assay.yaml} becomes models and suites. */
@NullMarked
package dev.assay.config;

import org.jspecify.annotations.NullMarked;
