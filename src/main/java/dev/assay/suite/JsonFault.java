package dev.assay.suite;

/** What is wrong with a text that should be JSON, in a line for people. */
public final class JsonFault {
    private JsonFault() {}

    /** The reason that a parser gives, without what only its own source explains. */
    public static String of(String given) {
        String message = given.lines().findFirst().orElse("unreadable");
        return message.startsWith("Trailing token")
                ? "more than one value"
                : message.replaceFirst(" \\(start marker at .*", "").replaceFirst(", from `Stream.*\\)$", ")");
    }
}
