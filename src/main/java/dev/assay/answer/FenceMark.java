package dev.assay.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that opens a fenced code block.
 *
 * @param before what stands before the fence on its line: white space, the mark of a list or a quotation; or prose
 * @param mark three or more backticks or tildes
 * @param info what stands after them
 */
record FenceMark(String before, String mark, String info) {
    private static final int CODE_INDENT = 4; // CommonMark: a line so far in is no fence
    private static final Pattern OPENING =
            Pattern.compile("^([ \\t]*(?:[-*>]|\\d+[.)])?[ \\t]*)(`{3,}|~{3,})([^\\n]*)$");
    private static final Pattern AFTER_PROSE = Pattern.compile("(`{3,})([A-Za-z][\\w+#-]*)[ \\t]*");

    static Optional<FenceMark> opening(TextLine line) {
        return atStart(line).or(() -> afterProse(line.text()));
    }

    /** A fence with its language at the end of a line, as in {@code Here it is: ```python}. */
    private static Optional<FenceMark> afterProse(String line) {
        int first = line.indexOf('`');
        Matcher fence = AFTER_PROSE.matcher(line.substring(Math.max(first, 0)));
        return first > 0 && fence.matches()
                ? Optional.of(new FenceMark("", fence.group(1), fence.group(2)))
                : Optional.empty();
    }

    private static Optional<FenceMark> atStart(TextLine line) {
        if (!line.text().contains("```") && !line.text().contains("~~~")) {
            return Optional.empty();
        }
        Matcher matcher = OPENING.matcher(line.text());
        boolean opens = matcher.matches()
                && !(matcher.group(2).startsWith("`") && matcher.group(3).contains("`"));
        return opens
                ? Optional.of(new FenceMark(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Whether a line ends what this mark opened, however far it is indented; a tag may follow. */
    static boolean closes(TextLine line, String mark) {
        String text = line.text().strip();
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == mark.charAt(0)) {
            marks++;
        }
        return marks >= mark.length() && (marks == text.length() || text.charAt(marks) == '<');
    }

    int indent() {
        return before.length();
    }

    boolean isQuoted() {
        return before.contains(">");
    }

    /**
     * Where a block ends.
     *
     * @param lines whole lines of its code
     * @param lastPart the part of one more line that is code, where the fence stands at its end
     * @param next the line after the block
     * @param seen whether an end was seen, not just the text's
     */
    record End(int lines, Optional<String> lastPart, int next, boolean seen) {}

    /**
     * The end of this block: the next closing fence, unless another block opens first, which shows that the end is somewhere before. Models
     * put it behind the last line of the code, or indent it, as the fences in long strings are indented.
     *
     * @param lines what follows the opening
     */
    End end(List<TextLine> lines) {
        int limit = 0;
        while (limit < lines.size() && !opensAnother(lines.get(limit))) {
            if (closes(unquoted(lines.get(limit)), mark) && isOutside(lines.get(limit))) {
                return new End(limit, Optional.empty(), limit + 1, true);
            }
            limit++;
        }
        for (int i = 0; i < limit; i++) {
            String text = lines.get(i).text().stripTrailing();
            if (closes(unquoted(lines.get(i)), mark)) {
                return new End(i, Optional.empty(), i + 1, true);
            }
            if (mark.startsWith("`") && text.endsWith(mark)) {
                String code = text.substring(0, text.length() - mark.length());
                return new End(i, Optional.of(code), i + 1, true);
            }
        }
        return new End(limit, Optional.empty(), limit, limit < lines.size());
    }

    private boolean opensAnother(TextLine line) {
        return isOutside(line)
                && atStart(line)
                        .filter(other -> other.mark().startsWith(mark)
                                && !Fence.language(other.info()).isEmpty())
                        .isPresent();
    }

    private boolean isOutside(TextLine line) {
        return line.indent() < indent() + CODE_INDENT;
    }

    private TextLine unquoted(TextLine line) {
        return isQuoted() ? new TextLine(line.start(), line.text().replaceFirst("^[ \\t]*>", "")) : line;
    }
}
