/** The command line: picocli commands and exit codes. The only {@code System.out} and the only {@code System.exit}. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
