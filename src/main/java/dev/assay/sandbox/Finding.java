package dev.assay.sandbox;

import java.util.function.Function;

/** A sandbox that works here, or why there is none. */
public sealed interface Finding {
    /** Calls the one function that fits. */
    <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused);

    /** A sandbox that was tried and held. */
    record Ready(Sandbox sandbox) implements Finding {
        @Override
        public <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused) {
            return ready.apply(this);
        }
    }

    /** No sandbox: what is missing, and what to install or do. */
    record Refused(String reason) implements Finding {
        @Override
        public <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
