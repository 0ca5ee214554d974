package dev.assay.math;

/** Reads one number: digits, groups of thousands, a decimal point, an exponent. */
final class NumberScan {
    private final String text;
    private final int limit;
    private final boolean comma;
    private final boolean space;
    private final StringBuilder digits = new StringBuilder();
    private int at;

    /**
     * A reader of the number that begins at {@code start}.
     *
     * @param comma whether a bare comma may part thousands, as outside brackets
     * @param space whether a bare space may
     */
    NumberScan(String text, int start, int limit, boolean comma, boolean space) {
        this.text = text;
        this.limit = limit;
        this.comma = comma;
        this.space = space;
        at = start;
    }

    /** Reads it; {@link #end} and {@link #digits} tell the rest. */
    NumberScan read() {
        int first = at;
        digits();
        int length = at - first;
        if (length >= 1 && length <= 3 && (text.charAt(first) != '0' || length == 3)) {
            groups(text.charAt(first) != '0');
        }
        if (character(at) == '.' && Scanner.isDigit(character(at + 1))) {
            digits.append('.');
            at++;
            digits();
        }
        if (character(at) == '.' && isLined(at + 1)) {
            digits.append('.');
            at++;
        }
        exponent();
        return this;
    }

    /** Where the number ends. */
    int end() {
        return at;
    }

    /** The number without the marks that part thousands. */
    String text() {
        return digits.toString();
    }

    private void digits() {
        while (Scanner.isDigit(character(at))) {
            digits.append(character(at++));
        }
    }

    /** Groups of thousands; where a comma parts shorter numbers from them, as in {@code 120,250,36}, it parts all. */
    private void groups(boolean first) {
        int start = at;
        int length = digits.length();
        int mark = separator(at);
        while (first && mark > 0 && isGroup(at + mark)) {
            at += mark;
            digits.append(text, at, at + 3);
            at += 3;
            mark = separator(at);
        }
        if (character(at) == ',' && Scanner.isDigit(character(at + 1)) && character(start) == ',') {
            at = start;
            digits.setLength(length);
        }
    }

    private boolean isGroup(int from) {
        return Scanner.isDigit(character(from))
                && Scanner.isDigit(character(from + 1))
                && Scanner.isDigit(character(from + 2))
                && !Scanner.isDigit(character(from + 3));
    }

    /** The length of what parts thousands here, or 0: {@code {,}}, {@code ,\!}, {@code \,}, a comma, an apostrophe, a space. */
    private int separator(int from) {
        if (text.startsWith("{,}", from) && from + 3 <= limit) {
            return 3;
        }
        if (text.startsWith(",\\!", from)) {
            int spaces = 3;
            while (character(from + spaces) == ' ') {
                spaces++;
            }
            return spaces;
        }
        if (text.startsWith("\\,", from) || text.startsWith("\\;", from) || text.startsWith("\\ ", from)) {
            return 2;
        }
        char here = character(from);
        return ((here == ',' || here == '\'') && comma) || ((here == ' ' || here == '~') && space) ? 1 : 0;
    }

    /** Whether repeating digits come next: they are part of the number, whose point must not be lost. */
    private boolean isLined(int from) {
        return digits.indexOf(".") < 0
                && (text.startsWith("\\overline", from)
                        || text.startsWith("\\bar", from)
                        || text.startsWith("\\dot", from)
                        || isBracketed(from));
    }

    /** {@code 0.(45)} repeats what is in brackets. */
    private boolean isBracketed(int from) {
        int at = from + 1;
        while (Scanner.isDigit(character(at))) {
            at++;
        }
        return character(from) == '(' && at > from + 1 && character(at) == ')';
    }

    private void exponent() {
        char e = character(at);
        if ((e != 'e' && e != 'E') || digits.indexOf("e") >= 0) {
            return;
        }
        char sign = character(at + 1);
        int from = sign == '+' || sign == '-' ? at + 2 : at + 1;
        int end = from;
        while (Scanner.isDigit(character(end))) {
            end++;
        }
        if (end > from && end - from <= 6 && !Scanner.isLatin(character(end))) {
            digits.append('e').append(sign == '-' ? "-" : "").append(text, from, end);
            at = end;
        }
    }

    private char character(int index) {
        return index < limit ? text.charAt(index) : 0;
    }
}
