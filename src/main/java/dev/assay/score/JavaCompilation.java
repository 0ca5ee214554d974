package dev.assay.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.score.TestVerdict.Kind;

/**
 * What came of a source that was compiled.
 *
 * @param kind PASS where there are classes; else what every test of the source is given
 * @param classes class files in Base64, by name
 * @param detail for people, where there are no classes
 * @param cpuMillis of compiling
 */
record JavaCompilation(Kind kind, ObjectNode classes, String detail, long cpuMillis) {}
