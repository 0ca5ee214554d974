package dev.assay.math;

import dev.assay.math.Token.Kind;
import java.util.Locale;

/** Decides what a run of letters is: a function, a separator, a word, a unit, or a product of variables. */
final class LetterRuns {
    private static final int LONGEST_NAME = 6;

    private final Tokens tokens;

    LetterRuns(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@code AM} or {@code PM} behind the minutes of a time. */
    private boolean isHalfDay(String lower) {
        return (lower.equals("am") || lower.equals("pm"))
                && tokens.lastIs(Kind.NUMBER)
                && (tokens.isSpaced() || tokens.beforeLastIs(':'));
    }

    /** A run where words are expected, as inside {@code \text}. */
    void word(String run) {
        String lower = run.toLowerCase(Locale.ROOT);
        if (lower.equals("and") || lower.equals("or")) {
            tokens.add(Kind.SYMBOL, lower);
        } else if (run.equals("i") && tokens.lastIs(Kind.NUMBER)) {
            tokens.add(Kind.LETTER, run);
        } else if ((Commands.FUNCTIONS.contains(run) && !run.equals("min")) || run.equals("pi")) {
            tokens.add(Kind.NAME, run);
        } else {
            tokens.add(Kind.WORD, run);
        }
    }

    /** A word of another script: a separator, as 或 for "or", or a word. */
    void foreign(String run) {
        String separator = Lexicon.separator(run);
        tokens.add(separator.isEmpty() ? Kind.WORD : Kind.SYMBOL, separator.isEmpty() ? run : separator);
    }

    /** A run in a formula or in plain text: a name, a word, a unit, or variables. */
    void plain(String run) {
        plain(run, false);
    }

    /** The same, where a mark may raise or lower what follows: only letters and units have powers, and words do not. */
    void plain(String run, boolean marked) {
        if (run.length() == 1) {
            tokens.add(Kind.LETTER, run);
            return;
        }
        String lower = run.toLowerCase(Locale.ROOT);
        if (lower.equals("and") || lower.equals("or")) {
            tokens.add(Kind.SYMBOL, lower);
        } else if (isUnit(run) || isHalfDay(lower)) {
            tokens.add(Kind.WORD, run);
        } else if (Commands.PLAIN_NAMES.containsKey(run)) {
            tokens.add(Kind.NAME, Commands.PLAIN_NAMES.getOrDefault(run, run));
        } else if (Commands.LETTERS.contains(run)) {
            tokens.add(Kind.LETTER, run);
        } else if (Lexicon.number(lower) >= 0 || (Lexicon.isWord(run) && isApart(run) && !isPower(run, marked))) {
            compound(run);
        } else {
            parts(run);
        }
    }

    /** {@code Be^x}: short words are letters where an exponent follows. */
    private static boolean isPower(String run, boolean marked) {
        return marked && run.length() <= 3 && Lexicon.unit(run).isEmpty();
    }

    /** Letters right behind a number are variables, but for units and longer words. */
    private boolean isApart(String run) {
        return tokens.isSpaced()
                || !tokens.lastIs(Kind.NUMBER)
                || run.length() >= 5
                || !Lexicon.unit(run).isEmpty();
    }

    private boolean isUnit(String run) {
        boolean afterValue = !tokens.isEmpty()
                && (tokens.lastIs(Kind.NUMBER)
                        || tokens.lastIs(Kind.WORD)
                        || (tokens.lastIs(Kind.NAME) && tokens.isSpaced() && tokens.lastIs("pi"))
                        || tokens.lastIsSymbol('}')
                        || tokens.lastIsSymbol(')'));
        return run.length() >= 2
                && afterValue
                && !run.equals("sec")
                && (tokens.isSpaced() ? !Lexicon.unit(run).isEmpty() : Lexicon.isAttachedUnit(run));
    }

    /** A word; where a function or a separator is glued to letters, as in {@code sinx} and {@code orW}, both. */
    private void compound(String run) {
        if (!splitOff(run)) {
            tokens.add(Kind.WORD, run);
        }
    }

    private void parts(String run) {
        if (splitOff(run)) {
            return;
        }
        for (int i = 0; i < run.length(); i++) {
            tokens.add(Kind.LETTER, run.substring(i, i + 1));
        }
    }

    /** Takes a run apart where a function or a separator is glued to letters; whether it was. */
    boolean splitOff(String run) {
        int longest = run.length() - 1 < LONGEST_NAME ? run.length() - 1 : LONGEST_NAME;
        for (int length = longest; length >= 2; length--) {
            String head = run.substring(0, length);
            boolean separator = (head.equals("or") || head.equals("and"))
                    && !tokens.isEmpty()
                    && Character.isUpperCase(run.charAt(length));
            boolean function = isGluedFunction(head, run.substring(length));
            if (separator || function) {
                tokens.add(separator ? Kind.SYMBOL : Kind.NAME, head);
                parts(run.substring(length));
                return true;
            }
        }
        return false;
    }

    private static boolean isGluedFunction(String head, String rest) {
        return switch (head) {
            case "sqrt" -> rest.length() <= 3;
            case "pi" -> rest.length() == 1;
            case "re", "im", "min", "max", "abs" -> false;
            default -> Commands.FUNCTIONS.contains(head) && rest.length() <= 2 && "xyzABC".indexOf(rest.charAt(0)) >= 0;
        };
    }
}
