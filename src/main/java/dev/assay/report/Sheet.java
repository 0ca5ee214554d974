package dev.assay.report;

import java.util.List;
import java.util.Set;

/** A report in the making: headings, tables and sentences, in one of the forms that people read. */
interface Sheet {
    void heading(String text);

    /** A table; the first row is its header. */
    void table(Set<Integer> rightAligned, List<List<String>> rows);

    /** A paragraph of its own. */
    void sentence(String text);

    /** A list of short texts. */
    void list(List<String> texts);

    /** All of it so far. */
    String text();
}
