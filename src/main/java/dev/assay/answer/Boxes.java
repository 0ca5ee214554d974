package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds {@code \boxed} answers, and those between the tokens that some models use for boxes: outermost, in order. One pass. */
final class Boxes {
    private static final List<String> NAMES = List.of("\\boxed", "\\fbox", "\\framebox");
    private static final String OPEN = "<|begin_of_box|>";
    private static final String CLOSE = "<|end_of_box|>";
    private static final int NEAR = 10;
    private static final int SAME_LINE = 60;

    private final String text;
    private int command = -1;
    private int token = -1;
    private final List<Box> boxes = new ArrayList<>();

    /** A box: where its command begins, where its content stands, where it ends, and whether it was closed. */
    private record Box(int start, int from, int to, int end, boolean closed) {
        boolean isBlank(String text) {
            return text.substring(from, to).isBlank();
        }
    }

    Boxes(String text) {
        this.text = text;
        int at = next(0);
        while (at >= 0) {
            Box box = text.charAt(at) == '<' ? between(at) : read(at);
            boxes.add(box);
            at = next(box.end());
        }
        boxes.removeIf(box -> box.isBlank(text));
    }

    /** Where the next box begins; each of its two kinds is looked for once, and again only when it was passed. */
    private int next(int from) {
        command = command < from ? command(from) : command;
        token = token < from ? at(OPEN, from) : token;
        int next = command < token ? command : token;
        return next < text.length() ? next : -1;
    }

    private int command(int from) {
        int at = at("\\", from);
        while (at < text.length() && !startsBox(at)) {
            at = at("\\", at + 1);
        }
        return at;
    }

    /** Where a mark stands next; the text's length where it does not. */
    private int at(String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    private boolean startsBox(int at) {
        for (String name : NAMES) {
            if (text.startsWith(name, at)) {
                return true;
            }
        }
        return false;
    }

    private Box between(int start) {
        int from = start + OPEN.length();
        int close = text.indexOf(CLOSE, from);
        return close < 0
                ? new Box(start, from, text.length(), text.length(), false)
                : new Box(start, from, close, close + CLOSE.length(), true);
    }

    private Box read(int start) {
        int at = start + 1;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '$') {
                end++;
            }
            return new Box(start, at, end, end, true);
        }
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (here == '{') {
                depth++;
            } else if (here == '}' && --depth == 0) {
                return new Box(start, at + 1, i, i + 1, true);
            }
        }
        int line = text.indexOf('\n', at);
        return new Box(start, at + 1, line < 0 ? text.length() : line, text.length(), false);
    }

    /** Where the last box ends; 0 where there is none. */
    int end() {
        return boxes.isEmpty() ? 0 : boxes.get(boxes.size() - 1).end();
    }

    /** The last box that is closed, else the last. */
    Optional<Candidate> last() {
        for (int i = boxes.size() - 1; i >= 0; i--) {
            if (boxes.get(i).closed()) {
                return Optional.of(candidate(boxes.get(i)));
            }
        }
        return boxes.isEmpty() ? Optional.empty() : Optional.of(candidate(boxes.get(boxes.size() - 1)));
    }

    private Candidate candidate(Box box) {
        return Candidate.at(text, box.from(), box.to(), box.closed() ? "boxed" : "boxed, not closed", box.closed());
    }

    /** The last boxes joined with commas, as far back as they stand close together. */
    Optional<Candidate> joined() {
        int first = boxes.size() - 1;
        while (first > 0 && isNear(boxes.get(first - 1), boxes.get(first))) {
            first--;
        }
        if (first < 0 || first == boxes.size() - 1) {
            return last();
        }
        StringBuilder all = new StringBuilder();
        for (Box box : boxes.subList(first, boxes.size())) {
            all.append(all.isEmpty() ? "" : ", ").append(text, box.from(), box.to());
        }
        return Optional.of(new Candidate(all.toString(), "boxed, joined", Optional.empty(), true));
    }

    private boolean isNear(Box first, Box second) {
        if (second.start() - first.end() > 2 * SAME_LINE) {
            return false;
        }
        String gap = withoutCommands(text.substring(first.end(), second.start()));
        if (gap.strip().length() <= NEAR) {
            return true;
        }
        if (gap.length() > SAME_LINE || gap.indexOf('\n') >= 0) {
            return false;
        }
        String words = withoutName(gap).toLowerCase(Locale.ROOT);
        return words.endsWith("and") || words.endsWith("or") || words.endsWith(",");
    }

    /** The gap without marks at its end and without the name of the next value, as {@code y_2 =}. */
    private static String withoutName(String gap) {
        String bare = trimmed(gap);
        if (bare.endsWith("=")) {
            int at = bare.length() - 1;
            while (at > 0
                    && (Character.isLetterOrDigit(bare.charAt(at - 1)) || "_{} =".indexOf(bare.charAt(at - 1)) >= 0)
                    && bare.length() - at < 8) {
                at--;
            }
            bare = trimmed(bare.substring(0, at));
        }
        return bare;
    }

    private static String withoutCommands(String gap) {
        StringBuilder kept = new StringBuilder();
        boolean command = false;
        for (int i = 0; i < gap.length(); i++) {
            char here = gap.charAt(i);
            command = here == '\\' || (command && Character.isLetter(here));
            kept.append(command ? "" : String.valueOf(here));
        }
        return kept.toString();
    }

    private static String trimmed(String gap) {
        int end = gap.length();
        while (end > 0 && "$()[]{} ".indexOf(gap.charAt(end - 1)) >= 0) {
            end--;
        }
        return gap.substring(0, end);
    }
}
