package dev.assay.math;

import java.util.Optional;

/** Finds the letter of a multiple choice in an answer that is nothing but one: {@code C}, {@code (C)}, {@code C. 17}. */
final class Choices {
    private Choices() {}

    /**
     * A letter with what was around it.
     *
     * @param bare whether nothing but marks stands beside the letter
     */
    record Choice(char letter, boolean bare, boolean marked) {}

    /** The choice that a text begins with. */
    static Optional<Choice> of(String text) {
        int at = 0;
        while (at < text.length() && isOpening(text.charAt(at))) {
            at++;
            while (text.charAt(at - 1) == '\\' && at < text.length() && Scanner.isLatin(text.charAt(at))) {
                if (!text.startsWith("text", at) && !text.startsWith("math", at)) {
                    return Optional.empty();
                }
                at = afterName(text, at);
            }
        }
        if (at >= text.length() || !isChoice(text.charAt(at))) {
            return Optional.empty();
        }
        char letter = text.charAt(at);
        String rest = text.substring(at + 1);
        if (!rest.isEmpty()
                && (Character.isLetterOrDigit(rest.charAt(0)) || "_^'=+-*/(<>,!|\\&".indexOf(rest.charAt(0)) >= 0)) {
            return rest.startsWith("\\)") ? Optional.of(new Choice(letter, true, false)) : Optional.empty();
        }
        boolean marked = !rest.isEmpty() && ").:".indexOf(rest.charAt(0)) >= 0;
        return Optional.of(new Choice(letter, rest.chars().noneMatch(Character::isLetterOrDigit), marked));
    }

    private static boolean isOpening(char c) {
        return " \t\n({$*\\".indexOf(c) >= 0;
    }

    private static int afterName(String text, int from) {
        int at = from;
        while (at < text.length() && Scanner.isLatin(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? at : text.length() - 1;
    }

    private static boolean isChoice(char c) {
        return (c >= 'A' && c <= 'J') || (c >= 'a' && c <= 'j');
    }

    /** The letters of several choices, {@code A, C} or {@code AC}, in order; empty where a text is something else. */
    private static String several(String text) {
        java.util.TreeSet<Character> letters = new java.util.TreeSet<>();
        int start = text.startsWith("\\text{") || text.startsWith("\\mathrm{") ? text.indexOf('{') : 0;
        for (int i = start; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean alone = i == 0 || ", ;&({".indexOf(text.charAt(i - 1)) >= 0 || letters.size() > 0;
            if (here >= 'A' && here <= 'J' && alone) {
                letters.add(here);
            } else if (text.startsWith("and", i)) {
                i += 2;
            } else if (", ;&(){}".indexOf(here) < 0) {
                return "";
            }
        }
        StringBuilder all = new StringBuilder();
        letters.forEach(all::append);
        return all.toString();
    }

    /** The verdict where one side is a list of choices, and the other too. */
    private static Optional<Equality> lists(String gold, String answer) {
        if (gold.indexOf(',') < 0 && answer.indexOf(',') < 0) {
            return Optional.empty();
        }
        String wanted = several(gold);
        String given = several(answer);
        if (wanted.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                wanted.equals(given) ? Verdicts.equal("the same choices") : Verdicts.different("other choices"));
    }

    /** The verdict where one side is a choice and nothing else. */
    static Optional<Equality> compare(String gold, String answer, MathPolicy policy) {
        Optional<Equality> several = lists(gold.replace('、', ','), answer.replace('、', ','));
        if (several.isPresent()) {
            return several;
        }
        Optional<Choice> wanted = of(gold);
        Optional<Choice> given = of(answer);
        if (wanted.isEmpty()
                || given.isEmpty()
                || !Character.isUpperCase(wanted.get().letter())) {
            return Optional.empty();
        }
        boolean readable =
                (wanted.get().bare() && (given.get().bare() || given.get().marked()))
                        || given.get().bare();
        if (!readable) {
            return Optional.empty();
        }
        char first = wanted.get().letter();
        char second = given.get().letter();
        boolean folded = policy.has(MathSwitch.FOLD_CHOICE_CASE)
                && first != 'E'
                && first != 'I'
                && first == Character.toUpperCase(second);
        if (first == second || folded) {
            return Optional.of(Verdicts.equal("the same choice"));
        }
        return Optional.of(Verdicts.different("choice " + second + ", not " + first));
    }
}
