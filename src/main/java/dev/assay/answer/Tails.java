package dev.assay.answer;

import java.util.List;
import java.util.Locale;

/** The percent sign or word that belongs to a formula and stands behind it. */
final class Tails {
    private static final List<String> PERCENT = List.of("\\%", "%", "percentage", "percent", "pct");

    private Tails() {}

    /** Where a formula that ends here ends with its percent sign; the same place where it has none. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int limit = at + 12 < text.length() ? at + 12 : text.length();
        String next = text.substring(at, limit).toLowerCase(Locale.ROOT);
        for (String sign : PERCENT) {
            if (next.startsWith(sign)) {
                return at + sign.length();
            }
        }
        return from;
    }
}
