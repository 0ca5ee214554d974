package dev.assay.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns with {@code *} for any text; capital letters and small ones are equal. */
final class Glob {
    private Glob() {}

    static boolean matches(String glob, String text) {
        String pattern = "\\Q" + glob.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(pattern, text.toLowerCase(Locale.ROOT));
    }

    /** Whether it matches a model's id: in full where the glob holds a slash, else what follows the last slash of the id. */
    static boolean matchesModel(String glob, String modelId) {
        return matches(glob, glob.contains("/") ? modelId : modelId.substring(modelId.lastIndexOf('/') + 1));
    }
}
