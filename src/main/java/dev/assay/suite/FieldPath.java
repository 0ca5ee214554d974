package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a field of ours comes from in a row of theirs: {@code name}, {@code name | after 'mark'} or {@code name | number}.
 *
 * @param name of the column
 * @param after cut off all up to the last occurrence of this; absent: keep all
 * @param number keep the first number only, without thousands separators and currency
 */
record FieldPath(String name, Optional<String> after, boolean number) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([^|\\s]+)\\s*(?:\\|\\s*after\\s+'([^']+)'\\s*)?(\\|\\s*number\\s*)?");

    private static final Pattern NUMBER = Pattern.compile(
            "([-+]?)\\s*[$€£¥]?\\s*((?:\\d{1,3}(?:[,'\\u00A0\\u202F]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|\\.\\d+)");

    static FieldPath of(YamlNode node) {
        Matcher form = FORM.matcher(node.text());
        if (!form.matches()) {
            throw node.error(
                    "`%s` is no field".formatted(node.text()),
                    "Write `name`, `name | after '####'` or `name | number`.");
        }
        return new FieldPath(form.group(1), Optional.ofNullable(form.group(2)), form.group(3) != null);
    }

    static FieldPath named(String name) {
        return new FieldPath(name, Optional.empty(), false);
    }

    /** The value in a row, untouched where this only names a column; absent where the row has none. */
    Optional<JsonNode> find(Row row) {
        JsonNode node = row.fields().get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** The value as text; absent where the row has none, or the mark is not in it. */
    Optional<String> text(Row row) {
        return find(row)
                .map(node -> node.isValueNode() ? node.asText() : node.toString())
                .flatMap(this::cut);
    }

    private Optional<String> cut(String text) {
        String kept = text;
        if (after.isPresent()) {
            int at = text.lastIndexOf(after.get());
            if (at < 0) {
                return Optional.empty();
            }
            kept = text.substring(at + after.get().length()).strip();
        }
        return number ? firstNumber(kept) : Optional.of(kept);
    }

    private static Optional<String> firstNumber(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.find()
                ? Optional.of(found.group(1) + found.group(2).replaceAll("[,'\\u00A0\\u202F]", ""))
                : Optional.empty();
    }
}
