package dev.assay.score;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Compares what a program printed with what it should print: the words between white space, as the checker {@code standard} of DMOJ. */
final class TokenComparison {
    private static final String SPACE = " \t\n\r\f\u000b";
    private static final int SHOWN = 80;

    /** Of bounded length: numbers without end are compared as words. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?=\\.?\\d)\\d{0,1000}(?:\\.\\d{0,1000})?(?:[eE][+-]?\\d{1,4})?");

    private TokenComparison() {}

    /**
     * The first difference, in words; empty where there is none.
     *
     * @param decimals whether decimal numbers of one value are the same word
     */
    static Optional<String> difference(String want, String got, boolean decimals) {
        StringTokenizer wanted = new StringTokenizer(want, SPACE);
        StringTokenizer printed = new StringTokenizer(got, SPACE);
        for (int i = 1; wanted.hasMoreTokens(); i++) {
            String right = wanted.nextToken();
            if (!printed.hasMoreTokens()) {
                return Optional.of("the output ends before word %d, %s".formatted(i, shown(right)));
            }
            String word = printed.nextToken();
            if (!word.equals(right) && !(decimals && isSameNumber(right, word))) {
                return Optional.of("word %d is %s, wanted %s".formatted(i, shown(word), shown(right)));
            }
        }
        return printed.hasMoreTokens()
                ? Optional.of("more than wanted: " + shown(printed.nextToken()))
                : Optional.empty();
    }

    /** Exactly: there is no tolerance. */
    private static boolean isSameNumber(String want, String got) {
        return DECIMAL.matcher(want).matches()
                && DECIMAL.matcher(got).matches()
                && new BigDecimal(want).compareTo(new BigDecimal(got)) == 0;
    }

    private static String shown(String word) {
        return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "...";
    }
}
