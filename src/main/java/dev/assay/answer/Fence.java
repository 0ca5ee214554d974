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
            while (i < lines.size() && isStray(opening.get(), lines.get(i))) {
                opening = opening(lines.get(i));
                i++;
            }
            String mark = opening.orElseThrow().group(2);
            int first = i;
            while (i < lines.size() && !closes(lines.get(i), mark)) {
                i++;
            }
            boolean closed = i < lines.size();
            int start = first < lines.size() ? lines.get(first).start() : text.length();
            int end = closed ? lines.get(i).start() : text.length();
            int indent = commonIndent(
                    lines.subList(first, i), opening.orElseThrow().group(1).length());
            fences.add(new Fence(
                    language(opening.orElseThrow().group(3)),
                    code(lines.subList(first, i), indent),
                    closed,
                    new Answer.Span(start, end)));
            i++;
        }
        return fences;
    }

    /** Small models open a block twice, the second time with its language: the first fence is stray then. */
    private static boolean isStray(Matcher opening, TextLine next) {
        return language(opening.group(3)).isEmpty()
                && opening(next)
                        .filter(again -> !language(again.group(3)).isEmpty())
                        .isPresent();
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

    /** The fence's own indentation, as far as every line of the code has it; where one has not, the code stands by itself. */
    private static int commonIndent(List<TextLine> lines, int ofFence) {
        return lines.stream()
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> line.text().length()
                                        - line.text().stripLeading().length()
                                >= ofFence)
                ? ofFence
                : 0;
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
