package dev.assay.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Replaces known secrets in a text by {@value #STARS}: as they are, URL-encoded, escaped for JSON, and in base64 at
 * whatever offset they begin, so that {@code base64("Bearer " + key)} is found too.
 *
 * <p>Values under {@value #SHORTEST} characters are left alone: they are the placeholders of local servers
 * ({@code EMPTY}, {@code none}) and ordinary words of an answer.
 */
public final class Redactor {
    /** What stands in the place of a secret. */
    public static final String STARS = "***";

    /** Nothing to hide. */
    public static final Redactor NONE = new Redactor(List.of());

    private static final int SHORTEST = 6;

    private final List<String> spellings;

    /** A redactor of these secrets. */
    public Redactor(Collection<Secret> secrets) {
        Set<String> found = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().strip().length() >= SHORTEST) {
                addSpellings(secret.reveal().strip(), found);
            }
        }
        List<String> sorted = new ArrayList<>(found);
        // The longest first: a spelling that contains another one must not be left with its ends.
        sorted.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        spellings = List.copyOf(sorted);
    }

    /** The text without the secrets; the same object where there is nothing to replace. */
    public String redact(String text) {
        String clean = text;
        for (String spelling : spellings) {
            clean = clean.contains(spelling) ? clean.replace(spelling, STARS) : clean;
        }
        return clean;
    }

    private static void addSpellings(String value, Set<String> into) {
        into.add(value);
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        for (String spelling : List.of(encoded, encoded.replace("+", "%20"))) {
            into.add(spelling);
            into.add(lowerCaseEscapes(spelling));
        }
        String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
        into.add(json);
        into.add(json.replace("/", "\\/"));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 3; offset++) {
            String inner = base64Core(bytes, offset);
            into.add(inner);
            into.add(inner.replace('+', '-').replace('/', '_'));
        }
    }

    /** The characters that base64 gives these bytes, wherever else around them, when they begin {@code offset} bytes after a group of three. */
    private static String base64Core(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return text.substring(from, to);
    }

    private static String lowerCaseEscapes(String encoded) {
        StringBuilder text = new StringBuilder(encoded);
        for (int i = text.indexOf("%"); i >= 0 && i + 2 < text.length(); i = text.indexOf("%", i + 3)) {
            text.replace(i + 1, i + 3, text.substring(i + 1, i + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
