package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;

/** Finds formulas between {@code $}, {@code $$}, {@code \( \)} and {@code \[ \]}. One pass over the text. */
final class Formulas {
    /** A formula's content, and where it ends with its delimiter. */
    record Formula(int start, int from, int to, int end) {}

    private Formulas() {}

    static List<Formula> in(String text) {
        List<Formula> formulas = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int close = -1;
            int open = 0;
            int width = 0;
            char here = text.charAt(at);
            if (here == '\\' && at + 1 < text.length() && "([".indexOf(text.charAt(at + 1)) >= 0) {
                open = 2;
                width = 2;
                close = closing(text, at + 2, text.charAt(at + 1) == '(' ? ')' : ']');
            } else if (here == '\\') {
                at += 2;
                continue;
            } else if (here == '$') {
                open = text.startsWith("$$", at) ? 2 : 1;
                width = open;
                close = dollars(text, at + open, open);
            }
            if (close < 0) {
                at += open == 0 ? 1 : open;
                continue;
            }
            if (close == Integer.MAX_VALUE) {
                break;
            }
            formulas.add(new Formula(at, at + open, close, close + width));
            at = close + width;
        }
        return formulas;
    }

    /** Whether two formulas are values of one list: bare values with a comma or "and" between them. */
    static boolean areJoined(String text, Formula first, Formula second) {
        String gap = text.substring(first.end(), second.start()).strip();
        boolean joint = gap.equals(",") || gap.equals("and") || gap.equals(", and") || gap.equals("or");
        return joint && isValue(text, first) && isValue(text, second);
    }

    private static boolean isValue(String text, Formula formula) {
        return text.substring(formula.from(), formula.to()).chars().noneMatch(c -> "=<>".indexOf(c) >= 0);
    }

    private static int closing(String text, int from, char bracket) {
        for (int i = from; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                if (text.charAt(i + 1) == bracket) {
                    return i;
                }
                i++;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Where the dollars close; not at all where a line ends before, or where this one is money. */
    private static int dollars(String text, int from, int width) {
        for (int i = from; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (here == '$') {
                boolean closes = width == 1 || text.startsWith("$$", i);
                return closes && !text.substring(from, i).isBlank() ? i : -1;
            } else if (here == '\n' && width == 1) {
                return -1;
            }
        }
        return -1;
    }
}
