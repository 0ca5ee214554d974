package dev.assay.answer;

import dev.assay.answer.Numbers.Place;
import java.util.Optional;
import java.util.Set;

/** Finds LaTeX that stands in prose without delimiters, as {@code \frac{2}{5}} between words. */
final class BareLatex {
    private static final int LONGEST = 1000;

    private static final Set<String> TEXTS =
            Set.of("text", "textbf", "textit", "mathrm", "mathbf", "mbox", "operatorname");

    private BareLatex() {}

    /** The first stretch that begins with a command. */
    static Optional<Place> first(String text) {
        int at = text.indexOf('\\');
        while (at >= 0) {
            int end = end(text, at);
            if (end > at + 3 && text.substring(at, end).indexOf('{') > 0) {
                return Optional.of(new Place(at, end, false));
            }
            at = text.indexOf('\\', end > at ? end : at + 1);
        }
        return Optional.empty();
    }

    /** The stretch around a place, where one ends with it or goes on behind it. */
    static Optional<Place> around(String text, Place place) {
        int at = text.indexOf('\\');
        while (at >= 0 && at < place.start()) {
            int end = end(text, at);
            if (end >= place.end()) {
                return Optional.of(new Place(at, end, false));
            }
            at = text.indexOf('\\', end > at ? end : at + 1);
        }
        return Optional.empty();
    }

    /** Whether a text is one formula without delimiters and without prose but in {@code \text}: commands or powers, and no words at its start. */
    static boolean isWhole(String text) {
        boolean sentence = text.startsWith("\\text");
        if (sentence
                || text.isEmpty()
                || text.length() > LONGEST
                || (text.indexOf('\\') < 0 && text.indexOf('^') < 0)) {
            return false;
        }
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean command = here == '\\' && i + 1 < text.length() && isLatin(text.charAt(i + 1));
            if (here == '\n' || here == '$' || text.startsWith("\\(", i) || text.startsWith("\\[", i)) {
                return false;
            }
            letters = Character.isLetter(here) ? letters + 1 : 0;
            if (letters > 1) {
                return false;
            }
            if (command) {
                i = behindCommand(text, i + 1) - 1;
            }
        }
        return true;
    }

    /** Where a command ends with its name at a place, and with its braces if it sets text. */
    private static int behindCommand(String text, int name) {
        int end = name;
        while (end < text.length() && isLatin(text.charAt(end))) {
            end++;
        }
        int close = TEXTS.contains(text.substring(name, end)) ? text.indexOf('}', end) : -1;
        return close < 0 ? end : close + 1;
    }

    private static int end(String text, int start) {
        int depth = 0;
        int at = start;
        int end = start;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (here == '\\' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                at++;
                while (at < text.length() && isLatin(text.charAt(at))) {
                    at++;
                }
                end = at;
                continue;
            }
            depth += here == '{' ? 1 : here == '}' ? -1 : 0;
            boolean inside = depth > 0 && here != '\n';
            boolean mark = "{}^_+-*/=!.".indexOf(here) >= 0 || (here >= '0' && here <= '9');
            if (depth < 0 || (!inside && !mark && here != ' ') || here == '\\') {
                break;
            }
            at++;
            end = here == ' ' || here == '.' ? end : at;
        }
        return end;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
