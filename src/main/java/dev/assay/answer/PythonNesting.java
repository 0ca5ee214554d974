package dev.assay.answer;

/** Whether a line of Python begins inside brackets or a long string. */
final class PythonNesting {
    private String quote = "";
    private int brackets;

    boolean isOpen() {
        return !quote.isEmpty() || brackets > 0;
    }

    void read(String line) {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (!quote.isEmpty()) {
                i = inString(line, i);
            } else if (c == '#') {
                break;
            } else if (c == '"' || c == '\'') {
                String three = String.valueOf(c).repeat(3);
                quote = line.startsWith(three, i) ? three : String.valueOf(c);
                i += quote.length();
            } else {
                brackets = Math.max(0, brackets + step(c));
                i++;
            }
        }
        if (quote.length() == 1) {
            quote = ""; // a short string ends with its line
        }
    }

    private int inString(String line, int i) {
        if (line.charAt(i) == '\\') {
            return i + 2;
        }
        if (line.startsWith(quote, i)) {
            int next = i + quote.length();
            quote = "";
            return next;
        }
        return i + 1;
    }

    private static int step(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }
}
