package dev.assay.answer;

import java.util.Optional;
import java.util.function.Predicate;

/** Code between backticks within a line, as in {@code The function is `def add(a, b): return a + b`.} */
final class InlineCode {
    private static final String LANGUAGE = "^(?:python3?|py)\\s+";

    private InlineCode() {}

    /** The first that is what is looked for. */
    static Optional<String> in(String text, Predicate<String> wanted) {
        for (TextLine line : TextLine.of(text)) {
            Optional<String> found = inLine(line.text(), wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inLine(String line, Predicate<String> wanted) {
        int i = line.indexOf('`');
        while (i >= 0) {
            String mark = line.substring(i, endOfMarks(line, i));
            int begin = i + mark.length();
            int end = line.indexOf(mark, begin);
            if (end < 0) {
                return Optional.empty();
            }
            String code = line.substring(begin, end).strip().replaceFirst(LANGUAGE, "");
            if (wanted.test(code)) {
                return Optional.of(code + "\n");
            }
            i = line.indexOf('`', endOfMarks(line, end));
        }
        return Optional.empty();
    }

    private static int endOfMarks(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == '`') {
            i++;
        }
        return i;
    }
}
