package dev.assay.run;

import java.util.Optional;

/** What broke on another thread, passed on to the one that waits for it. */
final class Breakage {
    private Breakage() {}

    static void rethrow(Optional<Throwable> breakage) {
        if (breakage.isPresent()) {
            Throwable broken = breakage.get();
            if (broken instanceof Error error) {
                throw error;
            }
            if (broken instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(broken);
        }
    }
}
