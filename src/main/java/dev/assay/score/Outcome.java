package dev.assay.score;

import java.util.Optional;

/** The one class a sample ends in. */
public enum Outcome {
    RIGHT("right", true),
    WRONG("wrong", true),
    NO_ANSWER("noAnswer", true),
    TRUNCATED("truncated", true),
    EMPTY("empty", true),
    REFUSED("refused", true),
    UNDECIDED("undecided", true),
    CALL_FAILED("callFailed", false),
    GRADER_FAILED("graderFailed", false),
    SKIPPED("skipped", false);

    private final String text;
    private final boolean models;

    Outcome(String text, boolean models) {
        this.text = text;
        this.models = models;
    }

    /** The spelling in files and on screens. */
    public String text() {
        return text;
    }

    /** Whether this outcome is the model's, and so in the denominator of its score; the others are missing data of ours. */
    public boolean isModels() {
        return models;
    }

    /** The outcome of this spelling. */
    public static Optional<Outcome> of(String text) {
        for (Outcome outcome : values()) {
            if (outcome.text.equals(text)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
