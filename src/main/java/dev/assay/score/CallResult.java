package dev.assay.score;

import java.time.Duration;
import java.util.function.Function;

/** What came of one call of a function under test. */
sealed interface CallResult {
    /** Calls the one function that fits. */
    <T> T fold(
            Function<? super Value, ? extends T> value,
            Function<? super Raised, ? extends T> raised,
            Function<? super Failed, ? extends T> failed);

    /** CPU time that the call took. */
    Duration cpu();

    /** It returned; the value is typed JSON. */
    record Value(TypedJson json, Duration cpu) implements CallResult {
        @Override
        public <T> T fold(
                Function<? super Value, ? extends T> value,
                Function<? super Raised, ? extends T> raised,
                Function<? super Failed, ? extends T> failed) {
            return value.apply(this);
        }
    }

    /**
     * It raised an exception.
     *
     * @param base the exception of the language's own that it is or refines, by which a test may catch it
     */
    record Raised(String type, String text, String base, Duration cpu) implements CallResult {
        /** The kind of verdict that this is worth. */
        TestVerdict.Kind kind() {
            return switch (type) {
                case "MemoryError", "java.lang.OutOfMemoryError" -> TestVerdict.Kind.MEMORY_LIMIT;
                case "PermissionError", "java.nio.file.AccessDeniedException" -> TestVerdict.Kind.REFUSED;
                default -> TestVerdict.Kind.RUNTIME_ERROR;
            };
        }

        String detail() {
            return text.isEmpty() ? "raised " + type : "raised %s: %s".formatted(type, text);
        }

        @Override
        public <T> T fold(
                Function<? super Value, ? extends T> value,
                Function<? super Raised, ? extends T> raised,
                Function<? super Failed, ? extends T> failed) {
            return raised.apply(this);
        }
    }

    /** It did neither: the program ended, or said something that is no answer. */
    record Failed(TestVerdict.Kind kind, String detail, Duration cpu) implements CallResult {
        @Override
        public <T> T fold(
                Function<? super Value, ? extends T> value,
                Function<? super Raised, ? extends T> raised,
                Function<? super Failed, ? extends T> failed) {
            return failed.apply(this);
        }
    }
}
