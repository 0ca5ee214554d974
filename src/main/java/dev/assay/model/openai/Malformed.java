package dev.assay.model.openai;

import dev.assay.model.CallFailure;

/** Failures of answers that are not in the protocol. */
final class Malformed {
    private static final int SHOWN = 200;

    private Malformed() {}

    static CallFailedException tooLong(int bytes) {
        return failure("the answer holds a piece of more than " + (bytes >> 20) + " MiB");
    }

    /** An end before the end. */
    static CallFailedException incomplete(String what) {
        return failure("incomplete: " + what);
    }

    /** HTML, broken JSON, or something else that no chat endpoint says. */
    static CallFailedException notAnAnswer(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return failure("HTTP 200 with an empty body");
        }
        String hint = text.startsWith("<")
                ? "a web page instead of an answer; is this the API's address (many end in /v1)?"
                : text.startsWith("{") || text.startsWith("[")
                        ? "JSON, but not a chat completion; broken, or another kind of API?"
                        : "not a chat completion; is this the API's address?";
        return failure(hint + " It begins: " + shown(text));
    }

    /** The first characters, on one line. */
    static String shown(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static CallFailedException failure(String message) {
        return new CallFailedException(CallFailure.Kind.MALFORMED, 200, message);
    }
}
