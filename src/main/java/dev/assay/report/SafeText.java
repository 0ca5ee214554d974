package dev.assay.report;

/** Text from models and servers, made safe to print on a terminal: control characters and direction marks become visible. */
public final class SafeText {
    private SafeText() {}

    /** The text with tabs and line breaks kept, and every other control made visible. */
    public static String lines(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !isHarmful(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append(String.format("\\u{%X}", point));
            }
        });
        return safe.toString();
    }

    /**
     * The text on one line, cut to so many characters.
     *
     * @param most at least 2
     */
    public static String line(String text, int most) {
        String flat = lines(text).replace('\n', ' ').replace('\t', ' ').strip();
        if (flat.length() <= most) {
            return flat;
        }
        int end = Character.isHighSurrogate(flat.charAt(most - 2)) ? most - 2 : most - 1;
        return flat.substring(0, end) + "…";
    }

    private static boolean isHarmful(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
