/** Proofs that the shipped suites are right: golds worked out twice, right and wrong solutions held against the hidden tests. */
@NullMarked
package dev.assay.suites;

import org.jspecify.annotations.NullMarked;
