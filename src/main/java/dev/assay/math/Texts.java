package dev.assay.math;

import java.util.Arrays;
import java.util.List;

/** Compares words as words. */
final class Texts {
    private Texts() {}

    static Equality compare(String gold, String answer) {
        String wanted = Lexicon.plain(gold);
        String given = Lexicon.plain(answer);
        if (wanted.equals(given)) {
            return Verdicts.equal("the same words");
        }
        return isDate(wanted) && sorted(wanted).equals(sorted(given))
                ? Verdicts.equal("the same date")
                : Verdicts.different("other words");
    }

    /** The letters of a variable or of a product of variables, as they are written; empty where there is something else. */
    static String letters(Expression expression) {
        return expression.fold(
                number -> "",
                constant -> constant == Expression.Constant.E ? "e" : constant == Expression.Constant.I ? "i" : "",
                variable -> variable.name().length() == 1 ? variable.name() : "",
                operation -> {
                    List<String> letters =
                            operation.operands().stream().map(Texts::letters).toList();
                    boolean word = operation.operator() == Operator.MULTIPLY
                            && letters.stream().noneMatch(String::isEmpty);
                    return word ? String.join("", letters) : "";
                });
    }

    /** Whether a month is among the words. */
    static boolean isDate(String words) {
        return Arrays.stream(words.split(" ", -1)).anyMatch(Lexicon::isMonth);
    }

    static String sorted(String words) {
        String[] parts = words.split(" ", -1);
        Arrays.sort(parts);
        return String.join(" ", parts);
    }

    /** The text without what only lays it out and without spaces, but for those that part digits. */
    static String squeezed(String text) {
        String bare = text;
        for (String layout :
                new String[] {"\\left", "\\right", "\\displaystyle", "\\,", "\\!", "\\;", "\\ ", "$", "~", "\\(", "\\)"
                }) {
            bare = bare.replace(layout, "");
        }
        StringBuilder kept = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < bare.length(); i++) {
            char here = bare.charAt(i);
            if (Character.isWhitespace(here)) {
                space = true;
                continue;
            }
            boolean digits =
                    !kept.isEmpty() && Scanner.isDigit(here) && Scanner.isDigit(kept.charAt(kept.length() - 1));
            kept.append(space && digits ? " " : "").append(here);
            space = false;
        }
        return kept.toString();
    }

    /** The words of LaTeX without its commands and marks, for answers that no rule reads. */
    static String words(String text) {
        StringBuilder kept = new StringBuilder();
        boolean command = false;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            command = here == '\\' || (command && Scanner.isLatin(here));
            kept.append(command || "{}".indexOf(here) >= 0 ? ' ' : here);
        }
        return Lexicon.plain(kept.toString());
    }
}
