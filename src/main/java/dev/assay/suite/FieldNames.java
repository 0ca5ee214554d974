package dev.assay.suite;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How a suite's rows name the fields that we know; a field that is not mapped has its own name. */
record FieldNames(Map<String, FieldPath> mapped) {
    FieldNames {
        mapped = Collections.unmodifiableMap(new TreeMap<>(mapped));
    }

    static FieldNames of(YamlNode fields) {
        Map<String, FieldPath> mapped = new TreeMap<>();
        fields.members().forEach((ours, theirs) -> mapped.put(ours, FieldPath.of(theirs)));
        return new FieldNames(mapped);
    }

    FieldPath path(String field) {
        return mapped.getOrDefault(field, FieldPath.named(field));
    }

    /** The field in quotes, with the name that it has in the rows, for messages. */
    String describe(String field) {
        String theirs = path(field).name();
        return theirs.equals(field) ? "`%s`".formatted(field) : "`%s` (mapped to `%s`)".formatted(field, theirs);
    }
}
