package dev.assay.answer;

import java.util.List;
import java.util.regex.Pattern;

/** Definitions of functions that leave the body to be written, as prompts have them and models repeat them. */
final class PythonStub {
    private static final Pattern NOTHING =
            Pattern.compile("(?:#.*|[rRuU]?[\"'].*|(?:pass|\\.\\.\\.|raise\\s+NotImplementedError.*)\\s*(?:#.*)?)");

    private static final Pattern ONE_LINE = Pattern.compile(".*:\\s*(?:pass|\\.\\.\\.)?\\s*(?:#.*)?");

    private PythonStub() {}

    /** Whether this function is defined there with nothing in it but a docstring, comments, {@code pass} and the like. */
    static boolean is(String code, String name) {
        List<TextLine> lines = TextLine.of(code);
        int i = 0;
        while (i < lines.size() && !PythonText.defines(lines.get(i).text(), name)) {
            i++;
        }
        if (i == lines.size() || !lines.get(i).text().strip().matches("(?:async\\s+)?def\\b.*")) {
            return false;
        }
        int margin = lines.get(i).indent();
        PythonNesting nesting = new PythonNesting();
        nesting.read(lines.get(i).text());
        while (nesting.isOpen() && i + 1 < lines.size()) {
            i++;
            nesting.read(lines.get(i).text());
        }
        return ONE_LINE.matcher(lines.get(i).text()).matches() && isEmpty(lines.subList(i + 1, lines.size()), margin);
    }

    private static boolean isEmpty(List<TextLine> body, int margin) {
        PythonNesting nesting = new PythonNesting();
        for (TextLine line : body) {
            if (!nesting.isOpen() && !line.isBlank()) {
                if (line.indent() <= margin) {
                    return true;
                }
                if (!NOTHING.matcher(line.text().strip()).matches()) {
                    return false;
                }
            }
            nesting.read(line.text());
        }
        return true;
    }
}
