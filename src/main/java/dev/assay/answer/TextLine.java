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
}
