package dev.assay.score.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tuples of the library javatuples as far as MultiPL-E's tests and answers use them; written anew, compiled where a program imports them. */
final class JavaTuple {
    static final String PACKAGE = "org.javatuples";

    private static final List<String> NAMES =
            List.of("Unit", "Pair", "Triplet", "Quartet", "Quintet", "Sextet", "Septet", "Octet", "Ennead", "Decade");

    private static final String TUPLE = """
            package org.javatuples;
            public abstract class Tuple implements Iterable<Object>, java.io.Serializable, Comparable<Tuple> {
                private static final long serialVersionUID = 1L;
                private final transient java.util.List<Object> values;
                Tuple(Object... values) {
                    this.values = java.util.Collections.unmodifiableList(java.util.Arrays.asList(values));
                }
                public final int getSize() { return values.size(); }
                public final Object getValue(int at) { return values.get(at); }
                public final java.util.Iterator<Object> iterator() { return values.iterator(); }
                public final boolean contains(Object value) { return values.contains(value); }
                public final boolean containsAll(java.util.Collection<?> all) { return values.containsAll(all); }
                public final int indexOf(Object value) { return values.indexOf(value); }
                public final int lastIndexOf(Object value) { return values.lastIndexOf(value); }
                public final java.util.List<Object> toList() { return values; }
                public final Object[] toArray() { return values.toArray(); }
                @Override public final String toString() { return values.toString(); }
                @Override public final int hashCode() { return 31 + values.hashCode(); }
                @Override public final boolean equals(Object other) {
                    return other != null && other.getClass() == getClass() && values.equals(((Tuple) other).values);
                }
                @SuppressWarnings("unchecked")
                public int compareTo(Tuple other) {
                    for (int i = 0; i < Math.min(getSize(), other.getSize()); i++) {
                        int order = ((Comparable<Object>) values.get(i)).compareTo(other.values.get(i));
                        if (order != 0) return order;
                    }
                    return Integer.compare(getSize(), other.getSize());
                }
            }
            """;

    private JavaTuple() {}

    static boolean isTuple(String name) {
        return NAMES.contains(name);
    }

    /** How many values a tuple of this name holds. */
    static int size(String name) {
        return NAMES.indexOf(name) + 1;
    }

    /** The sources, a class each. */
    static List<String> sources() {
        List<String> sources = new ArrayList<>(List.of(TUPLE));
        NAMES.forEach(name -> sources.add(source(name, size(name))));
        return sources;
    }

    private static String source(String name, int size) {
        String types = each(size, "T%1$d");
        StringBuilder out = new StringBuilder("package org.javatuples;\n@SuppressWarnings(\"unchecked\")\n");
        out.append("public final class %s<%s> extends Tuple {\n".formatted(name, types));
        out.append("    private static final long serialVersionUID = 1L;\n");
        out.append("    public %s(%s) { super(new Object[] {%s}); }\n"
                .formatted(name, each(size, "T%1$d v%1$d"), each(size, "v%1$d")));
        out.append("    public static <%s> %s<%s> with(%s) { return new %s<>(%s); }\n"
                .formatted(types, name, types, each(size, "T%1$d v%1$d"), name, each(size, "v%1$d")));
        out.append("    public static <X> %s<%s> fromArray(X[] all) { return new %s<>(%s); }\n"
                .formatted(name, each(size, "X"), name, each(size, "all[%1$d]")));
        for (int i = 0; i < size; i++) {
            int at = i;
            out.append("    public T%d getValue%d() { return (T%d) getValue(%d); }\n".formatted(i, i, i, i));
            out.append("    public <X> %s<%s> setAt%d(X value) { return new %s<>(%s); }\n"
                    .formatted(
                            name,
                            list(size, k -> k == at ? "X" : "T" + k),
                            i,
                            name,
                            list(size, k -> k == at ? "value" : "getValue" + k + "()")));
        }
        return out.append("}\n").toString();
    }

    private static String each(int size, String format) {
        return list(size, format::formatted);
    }

    private static String list(int size, java.util.function.IntFunction<String> item) {
        return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(", "));
    }
}
