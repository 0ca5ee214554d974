package dev.assay.score.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type as a signature writes it: {@code Map<String, List<int[]>>}.
 *
 * @param name without package for those of java.lang, java.util and java.math
 * @param arguments between the angle brackets; a wildcard stands for its bound
 * @param dimensions pairs of square brackets; an ellipsis counts as one
 */
public record JavaType(String name, List<JavaType> arguments, int dimensions) {
    private static final int MOST_LETTERS = 1000;

    private static final Map<String, Integer> TAKES = Map.ofEntries(
            Map.entry("Optional", 1),
            Map.entry("Iterable", 1),
            Map.entry("Collection", 1),
            Map.entry("List", 1),
            Map.entry("ArrayList", 1),
            Map.entry("LinkedList", 1),
            Map.entry("Vector", 1),
            Map.entry("Stack", 1),
            Map.entry("Queue", 1),
            Map.entry("Deque", 1),
            Map.entry("ArrayDeque", 1),
            Map.entry("Set", 1),
            Map.entry("HashSet", 1),
            Map.entry("LinkedHashSet", 1),
            Map.entry("SortedSet", 1),
            Map.entry("TreeSet", 1),
            Map.entry("Map", 2),
            Map.entry("HashMap", 2),
            Map.entry("LinkedHashMap", 2),
            Map.entry("SortedMap", 2),
            Map.entry("TreeMap", 2));

    private static final Set<String> PLAIN = Set.of(
            "boolean",
            "byte",
            "short",
            "char",
            "int",
            "long",
            "float",
            "double",
            "Boolean",
            "Byte",
            "Short",
            "Character",
            "Integer",
            "Long",
            "Float",
            "Double",
            "String",
            "CharSequence",
            "Number",
            "Object",
            "BigInteger",
            "BigDecimal");

    private static final Set<String> PRIMITIVE =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double", "void");

    /** The type that holds everything. */
    public static final JavaType OBJECT = new JavaType("Object", List.of(), 0);

    public JavaType {
        arguments = List.copyOf(arguments);
    }

    /** Reads a type; nothing where the text is none. */
    public static Optional<JavaType> parse(String text) {
        if (text.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        Reader reader = new Reader(text);
        Optional<JavaType> type = reader.type();
        return reader.isAtEnd() ? type : Optional.empty();
    }

    /** Why values of this type cannot travel between processes, if they cannot. */
    public Optional<String> obstacle() {
        if (PLAIN.contains(name)) {
            return arguments.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the type %s takes no arguments".formatted(name));
        }
        int takes = JavaTuple.isTuple(name) ? JavaTuple.size(name) : TAKES.getOrDefault(name, -1);
        if (takes < 0) {
            return Optional.of("values of the type %s cannot be passed between processes".formatted(name));
        }
        if (!arguments.isEmpty() && arguments.size() != takes) {
            return Optional.of("the type %s takes %d arguments, not %d".formatted(name, takes, arguments.size()));
        }
        if (arguments.stream().anyMatch(argument -> argument.dimensions == 0 && PRIMITIVE.contains(argument.name))) {
            return Optional.of("the type %s takes no primitive arguments".formatted(name));
        }
        return arguments.stream()
                .flatMap(argument -> argument.obstacle().stream())
                .findFirst();
    }

    /** Whether it is one of the tuples of the library javatuples. */
    public boolean isTuple() {
        return JavaTuple.isTuple(name);
    }

    /** The type without its arguments, as {@code List[]}. */
    public String raw() {
        return name + "[]".repeat(dimensions);
    }

    boolean isPrimitive() {
        return dimensions == 0 && PRIMITIVE.contains(name);
    }

    /** The type of the parts: of an array's items, or of the argument with that number. */
    public JavaType part(int index) {
        if (dimensions > 0) {
            return new JavaType(name, arguments, dimensions - 1);
        }
        return index < arguments.size() ? arguments.get(index) : OBJECT;
    }

    @Override
    public String toString() {
        String inner = arguments.isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ", arguments.stream().map(JavaType::toString).toList()) + ">";
        return name + inner + "[]".repeat(dimensions);
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            skip();
            return at == text.length();
        }

        Optional<JavaType> type() {
            if (takes("?")) {
                if (takesWord("extends")) {
                    return type();
                }
                return takesWord("super") ? type() : Optional.of(OBJECT);
            }
            String name = name();
            List<JavaType> arguments = new ArrayList<>();
            if (takes("<") && !takes(">")) {
                do {
                    Optional<JavaType> argument = type();
                    if (argument.isEmpty()) {
                        return Optional.empty();
                    }
                    arguments.add(argument.get());
                } while (takes(","));
                if (!takes(">")) {
                    return Optional.empty();
                }
            }
            int dimensions = 0;
            while (takes("[")) {
                if (!takes("]")) {
                    return Optional.empty();
                }
                dimensions++;
            }
            dimensions += takes("...") ? 1 : 0;
            return name.isEmpty() ? Optional.empty() : Optional.of(new JavaType(name, arguments, dimensions));
        }

        private String name() {
            skip();
            int from = at;
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || isInnerDot())) {
                at++;
            }
            String written = text.substring(from, at);
            int last = written.lastIndexOf('.');
            Set<String> known = Set.of("java.lang", "java.util", "java.math", JavaTuple.PACKAGE);
            return last > 0 && known.contains(written.substring(0, last)) ? written.substring(last + 1) : written;
        }

        private boolean isInnerDot() {
            return text.charAt(at) == '.' && !text.startsWith("...", at);
        }

        private boolean takesWord(String word) {
            skip();
            return text.startsWith(word + " ", at) && takes(word);
        }

        private boolean takes(String token) {
            skip();
            if (!text.startsWith(token, at)) {
                return false;
            }
            at += token.length();
            return true;
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
