package dev.assay.score;

import java.util.Optional;
import java.util.StringTokenizer;

/** Compares what a program printed with what it should print: the words between white space, as the checker {@code standard} of DMOJ. */
final class TokenComparison {
    private static final String SPACE = " \t\n\r\f\u000b";
    private static final int SHOWN = 80;

    private TokenComparison() {}

    /** The first difference, in words; empty where there is none. */
    static Optional<String> difference(String want, String got) {
        StringTokenizer wanted = new StringTokenizer(want, SPACE);
        StringTokenizer printed = new StringTokenizer(got, SPACE);
        for (int i = 1; wanted.hasMoreTokens(); i++) {
            String right = wanted.nextToken();
            if (!printed.hasMoreTokens()) {
                return Optional.of("the output ends before word %d, %s".formatted(i, shown(right)));
            }
            String word = printed.nextToken();
            if (!word.equals(right)) {
                return Optional.of("word %d is %s, wanted %s".formatted(i, shown(word), shown(right)));
            }
        }
        return printed.hasMoreTokens()
                ? Optional.of("more than wanted: " + shown(printed.nextToken()))
                : Optional.empty();
    }

    private static String shown(String word) {
        return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "...";
    }
}
