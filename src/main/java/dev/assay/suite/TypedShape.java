package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Whether JSON has the form that keeps Python's types (src/docs/formats.md): a value of another form could never be compared as meant. */
final class TypedShape {
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:inf|nan|\\d[\\d_]*(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?)");

    private static final Pattern HEXADECIMAL = Pattern.compile("-?(?:0x)?[0-9a-fA-F]+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private TypedShape() {}

    /** The first part of an argument that has no such form, as it is written; absent where all have. A plain float is read as one. */
    static Optional<String> faultOfArgument(JsonNode node) {
        return fault(node, JsonNode::isValueNode);
    }

    /** The same of a result, which may be known by its digest alone. A plain float would be equal to nothing. */
    static Optional<String> faultOfResult(JsonNode node) {
        return fault(node, part -> part.isValueNode() && !part.isFloatingPointNumber())
                .filter(fault -> !DIGEST.matcher(node.path("sha256").asText()).matches());
    }

    private static Optional<String> fault(JsonNode node, Predicate<JsonNode> isPlain) {
        if (node.isArray()) {
            return items(node, isPlain);
        }
        if (isPlain.test(node)) {
            return Optional.empty();
        }
        String tag = node.size() == 1 ? node.fieldNames().next() : "";
        if (!isHeld(tag, node.path(tag))) {
            return Optional.of(node.toString());
        }
        return node.get(tag).isArray() ? items(node.get(tag), isPlain) : Optional.empty();
    }

    private static Optional<String> items(JsonNode list, Predicate<JsonNode> isPlain) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> fault(item, isPlain))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isHeld(String tag, JsonNode held) {
        return switch (tag) {
            case "f" -> held.isTextual() && NUMBER.matcher(held.textValue()).matches();
            case "x" ->
                held.isTextual() && HEXADECIMAL.matcher(held.textValue()).matches();
            case "c" ->
                held.isArray()
                        && held.size() == 2
                        && StreamSupport.stream(held.spliterator(), false)
                                .allMatch(part -> NUMBER.matcher(part.asText()).matches());
            case "d" ->
                held.isArray()
                        && StreamSupport.stream(held.spliterator(), false)
                                .allMatch(pair -> pair.isArray() && pair.size() == 2);
            case "t", "s", "fs", "r", "dq" -> held.isArray();
            case "b", "o" -> held.isTextual();
            case "day" -> held.isIntegralNumber();
            default -> false;
        };
    }
}
