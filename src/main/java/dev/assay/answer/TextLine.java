package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text, without its end, which may be LF, CR LF or CR.
 *
 * @param start where it stands in the text
 */
record TextLine(int start, String text) {
    static List<TextLine> of(String text) {
        List<TextLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(new TextLine(start, text.substring(start, i)));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(new TextLine(start, text.substring(start)));
        }
        return lines;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isIndented() {
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
    }

    /** How many characters of white space it begins with. */
    int indent() {
        return text.length() - text.stripLeading().length();
    }

    /** Whether it is prose at the left margin: three words or more that end as a sentence does, and nothing that only code has. */
    boolean isSentence() {
        String bare = text.stripTrailing();
        if (bare.isEmpty() || bare.chars().anyMatch(c -> "=;{}".indexOf(c) >= 0)) {
            return false;
        }
        int first = bare.codePointAt(0);
        boolean inWords = (Character.isUpperCase(first) || first == '*') && bare.split("\\s+", 4).length >= 3;
        return (inWords || Character.isIdeographic(first)) && ".:!。：！".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }
}
