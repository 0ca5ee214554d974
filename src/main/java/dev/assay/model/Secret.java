package dev.assay.model;

/** A key. Prints as stars; {@link #reveal} is for the one place that sends it and the one place that hides it. */
public final class Secret {
    private final String value;

    /** A secret of this value. */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the secret is blank");
        }
        this.value = value;
    }

    /** The value itself. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
