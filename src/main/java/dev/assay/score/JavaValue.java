package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.score.jvm.JavaType;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Java values between plain JSON, as cases write it, and the typed JSON of the Java processes. An argument becomes what its parameter
 * declares: 3 is a long, a double or a BigInteger; a text of one letter a char; a list an array, a queue or a set; an object a map, whose keys
 * are read as the map's key type; null an empty Optional.
 */
final class JavaValue {
    private static final Set<String> SETS = Set.of("Set", "HashSet", "LinkedHashSet", "SortedSet", "TreeSet");
    private static final Set<String> QUEUES = Set.of("Queue", "Deque", "ArrayDeque");
    private static final Set<String> MAPS = Set.of("Map", "HashMap", "LinkedHashMap", "SortedMap", "TreeMap");
    private static final Map<String, Integer> BITS =
            Map.of("byte", 8, "Byte", 8, "short", 16, "Short", 16, "int", 32, "Integer", 32, "long", 64, "Long", 64);
    private static final Map<String, String> TAGS = Map.of(
            "byte", "y", "Byte", "y", "short", "h", "Short", "h", "long", "l", "Long", "l", "float", "e", "Float", "e");

    private JavaValue() {}

    /** The typed arguments of a call; nothing where they do not fit the parameters. */
    static Optional<ArrayNode> arguments(JsonNode plain, List<JavaType> parameters) {
        if (plain.size() != parameters.size()) {
            return Optional.empty();
        }
        ArrayNode typed = TypedJson.array();
        try {
            for (int i = 0; i < parameters.size(); i++) {
                typed.add(typed(plain.get(i), parameters.get(i)));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(typed);
    }

    private static JsonNode typed(JsonNode plain, JavaType type) {
        if (type.dimensions() > 0 && !plain.isNull()) {
            ArrayNode held = TypedJson.array().add(type.part(0).raw());
            held.add(items(plain, type));
            return tagged("a", held);
        }
        return switch (type.name()) {
            case "byte", "Byte", "short", "Short", "int", "Integer", "long", "Long" -> integer(plain, type.name());
            case "float", "Float", "double", "Double" -> real(plain, type.name());
            case "boolean", "Boolean" -> checked(plain, plain.isBoolean() || isNull(plain, type));
            case "String" -> checked(plain, plain.isTextual() || plain.isNull());
            case "char", "Character" ->
                plain.isTextual() && plain.textValue().length() == 1
                        ? tagged("ch", plain)
                        : checked(plain, isNull(plain, type));
            case "BigInteger" ->
                plain.isNull()
                        ? plain
                        : tagged(
                                "x",
                                text(checked(plain, plain.isIntegralNumber())
                                        .bigIntegerValue()
                                        .toString(16)));
            case "BigDecimal" ->
                plain.isNull()
                        ? plain
                        : tagged(
                                "bd",
                                text(checked(plain, plain.isNumber())
                                        .decimalValue()
                                        .toString()));
            case "Optional" -> {
                ArrayNode held = TypedJson.array();
                if (!plain.isNull()) {
                    held.add(typed(plain, type.part(0)));
                }
                yield tagged("op", held);
            }
            default -> plain.isNull() ? plain : container(plain, type);
        };
    }

    private static JsonNode container(JsonNode plain, JavaType type) {
        if (MAPS.contains(type.name())) {
            return tagged("d", pairs(checked(plain, plain.isObject()), type));
        }
        if (SETS.contains(type.name())) {
            return tagged("s", items(plain, type));
        }
        if (QUEUES.contains(type.name())) {
            return tagged("q", items(plain, type));
        }
        if (type.isTuple()) {
            ArrayNode items = TypedJson.array();
            for (int i = 0; i < plain.size(); i++) {
                items.add(typed(plain.get(i), type.part(i)));
            }
            ArrayNode held = TypedJson.array().add(type.name());
            held.add(items);
            return tagged("tu", held);
        }
        boolean isAny = Set.of("Object", "Number", "CharSequence").contains(type.name());
        return isAny ? natural(plain) : items(plain, type);
    }

    /** What a literal of the value would be. */
    private static JsonNode natural(JsonNode plain) {
        if (plain.isArray()) {
            ArrayNode items = TypedJson.array();
            plain.forEach(item -> items.add(natural(item)));
            return items;
        }
        if (plain.isObject()) {
            return tagged("d", pairs(plain, JavaType.parse("Map").orElseThrow()));
        }
        if (plain.isFloatingPointNumber()) {
            return real(plain, "double");
        }
        if (!plain.isIntegralNumber()) {
            return plain;
        }
        int bits = plain.bigIntegerValue().bitLength();
        return bits < 32
                ? plain
                : bits < 64
                        ? tagged("l", plain)
                        : tagged("x", text(plain.bigIntegerValue().toString(16)));
    }

    private static ArrayNode items(JsonNode plain, JavaType type) {
        ArrayNode items = TypedJson.array();
        checked(plain, plain.isArray()).forEach(item -> items.add(typed(item, type.part(0))));
        return items;
    }

    private static ArrayNode pairs(JsonNode plain, JavaType type) {
        ArrayNode pairs = TypedJson.array();
        plain.properties().forEach(entry -> {
            JsonNode key = text(entry.getKey());
            boolean isText = Set.of("String", "Object", "CharSequence", "char", "Character")
                    .contains(type.part(0).name());
            JsonNode read = isText ? key : TypedJson.read(entry.getKey()).orElse(key);
            pairs.add(TypedJson.array().add(typed(read, type.part(0))).add(typed(entry.getValue(), type.part(1))));
        });
        return pairs;
    }

    private static JsonNode integer(JsonNode plain, String type) {
        boolean isBoxed = Character.isUpperCase(type.charAt(0));
        if (plain.isNull() && isBoxed) {
            return plain;
        }
        BigInteger value = checked(plain, plain.isIntegralNumber()).bigIntegerValue();
        checked(plain, value.bitLength() < BITS.getOrDefault(type, 32));
        String tag = TAGS.getOrDefault(type, "");
        return tag.isEmpty() ? plain : tagged(tag, plain);
    }

    private static JsonNode real(JsonNode plain, String type) {
        if (plain.isNull() && Character.isUpperCase(type.charAt(0))) {
            return plain;
        }
        boolean isFloat = TAGS.containsKey(type);
        String written = checked(plain, plain.isNumber()).decimalValue().toString();
        String value =
                isFloat ? String.valueOf(Float.parseFloat(written)) : String.valueOf(Double.parseDouble(written));
        return tagged(isFloat ? "e" : "f", text(value.replace("Infinity", "inf")));
    }

    private static boolean isNull(JsonNode plain, JavaType type) {
        return plain.isNull() && Character.isUpperCase(type.name().charAt(0));
    }

    private static JsonNode checked(JsonNode plain, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("no such value: " + plain);
        }
        return plain;
    }

    private static JsonNode text(String text) {
        return TypedJson.array().textNode(text);
    }

    private static ObjectNode tagged(String tag, JsonNode held) {
        ObjectNode node = TypedJson.array().addObject();
        node.set(tag, held);
        return node;
    }

    /** A value that a Java process sent, as the comparison with JSON knows it: numbers by their value, arrays and queues as lists. */
    static TypedJson plain(TypedJson java) {
        return new TypedJson(plain(java.node()));
    }

    private static JsonNode plain(JsonNode java) {
        if (java.isArray()) {
            return list(java);
        }
        Optional<String> tag = new TypedJson(java).tag();
        if (tag.isEmpty()) {
            return java;
        }
        JsonNode held = new TypedJson(java).held();
        return switch (tag.get()) {
            case "l", "h", "y", "ch" -> held;
            case "e" -> tagged("f", held);
            case "bd" -> tagged("de", held);
            case "q" -> list(held);
            case "a" -> list(held.path(1));
            case "tu" -> tagged("t", list(held.path(1)));
            case "op", "oi", "ol", "od" -> held.isEmpty() ? TypedJson.array().nullNode() : plain(held.path(0));
            case "d", "s" -> tagged(tag.get(), list(held));
            default -> java;
        };
    }

    private static ArrayNode list(JsonNode items) {
        ArrayNode list = TypedJson.array();
        items.forEach(item -> list.add(plain(item)));
        return list;
    }
}
