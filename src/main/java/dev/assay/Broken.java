package dev.assay;

/** Something outside broke while a run was going: a full disk, a lost directory. What was done so far is safe. */
public final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fix;

    /**
     * A breakage.
     *
     * @param what happened
     * @param fix what to do; one sentence
     */
    public Broken(String what, String fix, Throwable cause) {
        super(what, cause);
        this.fix = fix;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }

    /** What happened. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
