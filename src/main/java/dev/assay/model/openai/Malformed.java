package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import dev.assay.model.Redactor;

/** Failures of answers that are not in the protocol. */
final class Malformed {
    /** Characters shown of a body that says nothing. */
    static final int BODY = 200;

    private Malformed() {}

    static CallFailedException tooLong(int bytes) {
        return failure("the answer holds a piece of more than " + (bytes >> 20) + " MiB");
    }

    /** An end before the end. */
    static CallFailedException incomplete(String what) {
        return failure("incomplete: " + what);
    }

    /** HTML, broken JSON, or something else that no chat endpoint says. */
    static CallFailedException notAnAnswer(String body, Redactor redactor) {
        String text = redactor.redact(body).strip();
        if (text.isEmpty()) {
            return failure("HTTP 200 with an empty body");
        }
        String hint = text.startsWith("<")
                ? "a web page instead of an answer; is this the API's address (many end in /v1)?"
                : text.startsWith("{") || text.startsWith("[")
                        ? "JSON, but not a chat completion; broken, or another kind of API?"
                        : "not a chat completion; is this the API's address?";
        return failure(hint + " It begins: " + shown(text, BODY));
    }

    /** The first characters, on one line. Secrets must be gone from it: the half of one would not be known again. */
    static String shown(String clean, int longest) {
        String line = clean.strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }

    private static CallFailedException failure(String message) {
        return new CallFailedException(CallFailure.Kind.MALFORMED, 200, message);
    }
}
