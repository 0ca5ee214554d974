package dev.assay.sandbox;

/** A sandbox failed to run a program. It says nothing of the program. */
public final class SandboxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure with its reason. */
    public SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
