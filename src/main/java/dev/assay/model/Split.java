package dev.assay.model;

/**
 * How a reply's thinking was told from its answer.
 *
 * @param unclosed whether tags opened it that nothing closed: the reply ended inside its thinking
 */
public record Split(Rule rule, boolean unclosed) {
    /** Nothing was taken for thinking. */
    public static final Split NONE = new Split(Rule.NONE, false);

    /** What told them apart. */
    public enum Rule {
        /** Nothing: all of it is answer. */
        NONE,
        /** A field of its own. */
        FIELD,
        /** Tags in the text. */
        TAGS,
        /** Both; what stood between the tags was left out. */
        FIELD_AND_TAGS,
        /** The profile, which says that the prompt opens the thinking: no opening tag came. */
        UNOPENED
    }
}
