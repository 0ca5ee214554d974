package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The body of a function whose head is in a preamble, brought to the indentation that it must have there. */
final class PythonBody {
    private static final int INDENT = 4;

    private final String inner;

    private PythonBody(String inner) {
        this.inner = inner;
    }

    /** The body of this function; of one whose head is at the left margin where there is no name. */
    static PythonBody of(String preamble, Optional<String> name) {
        return new PythonBody(name.map(each -> inner(preamble, each)).orElse(" ".repeat(INDENT)));
    }

    /** As the preamble has it in what stands already below the head, such as a docstring. */
    private static String inner(String preamble, String name) {
        Optional<String> head = Optional.empty();
        PythonNesting nesting = new PythonNesting();
        for (TextLine line : TextLine.of(preamble)) {
            boolean begins = !nesting.isOpen() && !line.isBlank();
            if (begins && head.isPresent()) {
                return isDeeper(line, head.get()) ? indent(line) : head.get() + " ".repeat(INDENT);
            }
            if (begins && PythonText.defines(line.text(), name)) {
                head = Optional.of(indent(line));
            }
            nesting.read(line.text());
        }
        return head.orElse("") + " ".repeat(INDENT);
    }

    private static boolean isDeeper(TextLine line, String head) {
        return line.indent() > head.length() && indent(line).startsWith(head);
    }

    /** The body, all of it or its first line alone moved, where it lost its indentation or has another one. */
    String fitted(String code) {
        List<TextLine> lines = statements(code);
        if (lines.isEmpty()) {
            return code;
        }
        String first = indent(lines.get(0));
        int least = lines.stream().skip(1).mapToInt(line -> line.indent()).min().orElse(0);
        if (first.equals(inner)) {
            return code;
        }
        if (isFirstAlone(lines, first, least)) {
            return inner + code.stripLeading();
        }
        boolean alike = lines.stream().allMatch(line -> line.text().startsWith(first));
        return alike ? moved(code, first) : code;
    }

    /** Whether the lines after the first stand where they belong, and not in a block that the first one opens. */
    private boolean isFirstAlone(List<TextLine> lines, String first, int least) {
        boolean opensBlock = lines.get(0).text().stripTrailing().endsWith(":");
        return least > first.length()
                && (first.isEmpty() || least == inner.length())
                && !(opensBlock && lines.get(1).indent() <= first.length() + INDENT);
    }

    private String moved(String code, String from) {
        return TextLine.of(code).stream()
                .map(TextLine::text)
                .map(line -> line.startsWith(from) ? inner + line.substring(from.length()) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The lines that begin outside of brackets and long strings. */
    private static List<TextLine> statements(String code) {
        List<TextLine> lines = new ArrayList<>();
        PythonNesting nesting = new PythonNesting();
        for (TextLine line : TextLine.of(code)) {
            if (!line.isBlank() && !nesting.isOpen()) {
                lines.add(line);
            }
            nesting.read(line.text());
        }
        return lines;
    }

    private static String indent(TextLine line) {
        return line.text().substring(0, line.indent());
    }
}
