package dev.assay.math;

/** The kinds of answers, as far as finding them in a text needs to know. */
public enum Shape {
    /** One value, equation, tuple, interval, matrix. */
    VALUE,
    /** Several values, of which each may be written apart. */
    LIST,
    /** Words and no mathematics. */
    WORDS,
    /** Words before or behind a value. */
    MIXED,
    /** Not read. */
    UNREADABLE;

    static Shape of(Form form) {
        if (form instanceof Form.Words) {
            return WORDS;
        }
        if (form instanceof Form.Captioned || (form instanceof Form.Measure measure && measure.isNoun())) {
            return MIXED;
        }
        if (form instanceof Form.Statement statement) {
            return statement.sides().stream().anyMatch(side -> of(side) == MIXED) ? MIXED : VALUE;
        }
        if (form instanceof Form.Listing listing) {
            return listing.items().stream().anyMatch(item -> of(item) == WORDS || of(item) == MIXED) ? MIXED : LIST;
        }
        return form instanceof Form.Braces ? LIST : VALUE;
    }
}
