package dev.assay;

/** Something the user can mend, found before any call was made. Says what is wrong, where, and what to do. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fix;

    /**
     * An error.
     *
     * @param what is wrong and where ({@code file:line} first, if there is one)
     * @param fix what to do; one sentence
     */
    public UserError(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
