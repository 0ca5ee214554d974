package dev.assay.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced code block of Markdown.
 *
 * @param language the first word after the fence, in lower case: {@code python} for {@code ```python title="x"} and {@code ```{.python}}
 * @param code its lines, ends as line feeds, freed of the fence's own indentation and marks of quotation
 * @param closed whether its end was seen
 * @param span of the code in the text
 */
record Fence(String language, String code, boolean closed, Answer.Span span) {
    /** Blocks of these hold a text with blocks of its own. */
    private static final Set<String> TEXTS = Set.of("markdown", "md");

    /** Languages whose names stand on the first line of a block by mistake. */
    private static final Set<String> STRAY_NAMES =
            Set.of("python", "python3", "py", "java", "javascript", "js", "cpp", "c++");

    private static final int MOST = 1000; // in a text made to be slow

    private static final Pattern WORD = Pattern.compile("^[A-Za-z0-9_+#-]*");
    private static final Pattern QUOTED = Pattern.compile("^[ \\t]*>[ \\t]?");

    /** The blocks, in order; one that is open at the end of the text reaches to it. */
    static List<Fence> in(String text) {
        List<Fence> fences = new ArrayList<>();
        List<TextLine> lines = TextLine.of(text);
        Deque<String> texts = new ArrayDeque<>();
        int i = 0;
        while (i < lines.size() && fences.size() < MOST) {
            Optional<FenceMark> opening = FenceMark.opening(lines.get(i));
            boolean endsText = !texts.isEmpty() && FenceMark.closes(lines.get(i), texts.getLast());
            i++;
            if (endsText) {
                texts.removeLast();
            } else if (opening.isPresent()
                    && TEXTS.contains(language(opening.get().info()))) {
                texts.addLast(opening.get().mark());
            } else if (opening.isPresent()) {
                while (i < lines.size() && isStray(opening.get(), lines.get(i))) {
                    opening = FenceMark.opening(lines.get(i));
                    i++;
                }
                FenceMark mark = opening.orElseThrow();
                FenceMark.End end = mark.end(lines.subList(i, lines.size()));
                fences.add(of(mark, lines.subList(i, lines.size()), end, text.length()));
                i += end.next();
            }
        }
        return fences;
    }

    private static Fence of(FenceMark mark, List<TextLine> rest, FenceMark.End end, int textEnd) {
        List<String> code = new ArrayList<>();
        rest.subList(0, end.lines()).forEach(line -> code.add(line.text()));
        if (mark.isQuoted()) {
            code.replaceAll(line -> QUOTED.matcher(line).replaceFirst(""));
        }
        end.lastPart().ifPresent(code::add);
        String language = language(mark.info());
        int first = 0;
        if (language.isEmpty()
                && code.size() > 1
                && STRAY_NAMES.contains(code.get(0).strip().toLowerCase(Locale.ROOT))) {
            language = code.remove(0).strip().toLowerCase(Locale.ROOT);
            first = 1;
        }
        int start = first < rest.size() ? rest.get(first).start() : textEnd;
        int stop = end.lines() < rest.size()
                ? rest.get(end.lines()).start()
                        + end.lastPart().map(String::length).orElse(0)
                : textEnd;
        return new Fence(
                language, text(code, commonIndent(code, mark.indent())), end.seen(), new Answer.Span(start, stop));
    }

    /** Small models open a block twice, the second time with its language: the first fence is stray then. */
    private static boolean isStray(FenceMark opening, TextLine next) {
        return language(opening.info()).isEmpty()
                && FenceMark.opening(next)
                        .filter(again -> !language(again.info()).isEmpty())
                        .isPresent();
    }

    static String language(String info) {
        String word = info.strip().replaceFirst("^\\{\\s*\\.?", "");
        Matcher matcher = WORD.matcher(word);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }

    /** The fence's own indentation, as far as every line of the code has it; where one has not, the code stands by itself. */
    private static int commonIndent(List<String> lines, int ofFence) {
        return lines.stream()
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> line.length() - line.stripLeading().length() >= ofFence)
                ? ofFence
                : 0;
    }

    private static String text(List<String> lines, int indent) {
        StringBuilder code = new StringBuilder();
        for (String text : lines) {
            int cut = 0;
            while (cut < indent && cut < text.length() && (text.charAt(cut) == ' ' || text.charAt(cut) == '\t')) {
                cut++;
            }
            code.append(text, cut, text.length()).append('\n');
        }
        return code.toString();
    }
}
