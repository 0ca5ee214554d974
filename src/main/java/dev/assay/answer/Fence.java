package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced code block of Markdown.
 *
 * @param language the first word after the fence, in lower case: {@code python} for {@code ```python title="x"} and {@code ```{.python}}
 * @param code its lines, ends as line feeds, freed of the fence's own indentation
 * @param closed whether its end was seen
 * @param span of the code in the text
 */
record Fence(String language, String code, boolean closed, Answer.Span span) {
    private static final Pattern OPENING =
            Pattern.compile("^([ \\t]*(?:[-*>]|\\d+[.)])?[ \\t]*)(`{3,}|~{3,})([^\\n]*)$");

    /** All blocks, in order; one that is open at the end of the text reaches to it. */
    static List<Fence> in(String text) {
        List<Fence> fences = new ArrayList<>();
        List<TextLine> lines = TextLine.of(text);
        int i = 0;
        while (i < lines.size()) {
            Optional<Matcher> opening = opening(lines.get(i));
            i++;
            if (opening.isEmpty()) {
                continue;
            }
            String mark = opening.get().group(2);
            int first = i;
            while (i < lines.size() && !closes(lines.get(i), mark)) {
                i++;
            }
            boolean closed = i < lines.size();
            int start = first < lines.size() ? lines.get(first).start() : text.length();
            int end = closed ? lines.get(i).start() : text.length();
            int indent = opening.get().group(1).length();
            fences.add(new Fence(
                    language(opening.get().group(3)),
                    code(lines.subList(first, i), indent),
                    closed,
                    new Answer.Span(start, end)));
            i++;
        }
        return fences;
    }

    private static Optional<Matcher> opening(TextLine line) {
        Matcher matcher = OPENING.matcher(line.text());
        boolean opens = matcher.matches()
                && !(matcher.group(2).startsWith("`") && matcher.group(3).contains("`"));
        return opens ? Optional.of(matcher) : Optional.empty();
    }

    private static boolean closes(TextLine line, String mark) {
        String text = line.text().strip();
        return text.length() >= mark.length() && text.chars().allMatch(c -> c == mark.charAt(0));
    }

    private static String language(String info) {
        String word = info.strip().replaceFirst("^\\{\\s*\\.?", "");
        Matcher matcher = Pattern.compile("^[A-Za-z0-9_+#-]*").matcher(word);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }

    private static String code(List<TextLine> lines, int indent) {
        StringBuilder code = new StringBuilder();
        for (TextLine line : lines) {
            String text = line.text();
            int cut = 0;
            while (cut < indent && cut < text.length() && (text.charAt(cut) == ' ' || text.charAt(cut) == '\t')) {
                cut++;
            }
            code.append(text, cut, text.length()).append('\n');
        }
        return code.toString();
    }
}
