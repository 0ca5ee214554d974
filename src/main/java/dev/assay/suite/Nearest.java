package dev.assay.suite;

import java.util.Collection;
import java.util.Optional;

/** The known word that a mistyped one was most likely meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of the known words, if one is near enough to be meant. */
    public static Optional<String> of(String word, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return least <= Math.max(1, Math.max(word.length(), best.length()) / 3) ? Optional.of(best) : Optional.empty();
    }

    /** Levenshtein's distance, capital letters and small ones being equal. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int swap = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
