package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row seen through the suite's field names. */
final class TaskRow {
    private final Row row;
    private final FieldNames names;
    private final String fixOfMissing;

    TaskRow(Row row, FieldNames names) {
        this(row, names, "Add the field, or map another one to it under `fields:` in suite.yaml.");
    }

    /**
     * A row.
     *
     * @param fixOfMissing what to do where a field is missing
     */
    TaskRow(Row row, FieldNames names, String fixOfMissing) {
        this.row = row;
        this.names = names;
        this.fixOfMissing = fixOfMissing;
    }

    UserError error(String what, String fix) {
        return new UserError(row.where() + ": " + what, fix);
    }

    /** A field's text, if the row has it. */
    Optional<String> text(String field) {
        return names.path(field).text(row);
    }

    /** A field as it stands, if the row has it. */
    Optional<JsonNode> node(String field) {
        return names.path(field).find(row);
    }

    /** A field's text, which must be there and not blank. */
    String require(String field) {
        Optional<String> text = text(field);
        if (text.isEmpty() && names.path(field).find(row).isPresent()) {
            throw error(
                    "%s does not hold what `fields:` cuts out of it".formatted(names.describe(field)),
                    "Mend the task, or the mapping under `fields:` in suite.yaml.");
        }
        if (text.isEmpty() || text.get().isBlank()) {
            throw error("the task has no %s".formatted(names.describe(field)), fixOfMissing);
        }
        return text.get();
    }

    /** The items of a list field, each a text or a number. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(field)) {
            if (!item.isTextual() && !item.isNumber()) {
                throw error(
                        "item %d of %s is no text".formatted(texts.size(), names.describe(field)),
                        "Write it in quotes.");
            }
            texts.add(item.asText());
        }
        return texts;
    }

    /** The items of a list field. */
    List<JsonNode> list(String field) {
        JsonNode node = names.path(field).find(row).orElse(null);
        if (node == null || !node.isArray() || node.isEmpty()) {
            throw error(
                    "%s is no list with items".formatted(names.describe(field)),
                    "Write `\"%s\": [...]` with at least one item."
                            .formatted(names.path(field).name()));
        }
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }
}
