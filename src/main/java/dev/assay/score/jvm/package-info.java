/**
 * What runs inside the sandbox's Java processes: the driver of a solution, the checker of tests, the compiler. It stands alone, on the JDK,
 * for its class files are all that these processes are given.
 */
@NullMarked
package dev.assay.score.jvm;

import org.jspecify.annotations.NullMarked;
