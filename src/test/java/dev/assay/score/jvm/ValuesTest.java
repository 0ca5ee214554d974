package dev.assay.score.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {
    @SuppressWarnings("JdkObsolete") // tests declare such lists
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("int", 5),
                Arguments.of("Integer", Integer.MIN_VALUE),
                Arguments.of("long", Long.MAX_VALUE),
                Arguments.of("Object", 7L),
                Arguments.of("short", (short) -3),
                Arguments.of("byte", (byte) 9),
                Arguments.of("char", '\ud800'),
                Arguments.of("boolean", true),
                Arguments.of("double", -0.0),
                Arguments.of("Double", Double.NaN),
                Arguments.of("Double", Double.MIN_VALUE),
                Arguments.of("float", 16777216f),
                Arguments.of("float", 1.17549435E-38f),
                Arguments.of("float", Float.NEGATIVE_INFINITY),
                Arguments.of("String", "quote \" back \\ line \n \u0000 \u2028 \ud83d\ude00"),
                Arguments.of("BigInteger", new BigInteger("-123456789012345678901234567890")),
                Arguments.of("BigDecimal", new BigDecimal("1.50")),
                Arguments.of("List<Integer>", List.of(1, 2)),
                Arguments.of("ArrayList<Long>", new ArrayList<>(List.of(1L))),
                Arguments.of("LinkedList<Long>", new LinkedList<>(List.of(1L))),
                Arguments.of("List<Object>", Arrays.asList(1, 2L, "x", null, 'c', 2.5, Map.of(), List.of())),
                Arguments.of("Map<String, List<Integer>>", Map.of("a", List.of(1))),
                Arguments.of("HashMap<Long,Long>", new HashMap<>(Map.of(1L, 2L))),
                Arguments.of("TreeMap<Integer, String>", new TreeMap<>(Map.of(2, "b", 1, "a"))),
                Arguments.of("Set<String>", Set.of("x")),
                Arguments.of("Optional<Long>", Optional.of(3L)),
                Arguments.of("List<Optional<Integer>>", List.of(Optional.empty(), Optional.of(1))),
                Arguments.of("Object", OptionalInt.of(3)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void value_afterWriting_isEqualAndOfThisTypeAgain(String type, Object value) {
        Object back = read(Values.text(value), type);

        assertThat(back).isEqualTo(value);
        assertThat(Values.text(back)).isEqualTo(Values.text(value)).matches("[ -~]*");
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of("int[]", new int[] {1, 2}),
                Arguments.of("int[][]", new int[][] {{1}, {}}),
                Arguments.of("String...", new String[] {"a", null}),
                Arguments.of("char[]", new char[] {'a'}),
                Arguments.of("List<Integer>[]", new List<?>[] {List.of(1)}),
                Arguments.of("Object", new double[] {0.5}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void value_arrayAfterWriting_hasTheSameItemsAndClass(String type, Object array) {
        Object back = read(Values.text(array), type);

        assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {array})).isTrue();
        assertThat(back).hasSameClassAs(array);
    }

    @Test
    void value_textsAndSmallNumbers_areIdenticalToThoseOfASource() {
        assertThat(read("\"abc\"", "Object")).isSameAs("abc");
        assertThat(read("100", "Integer")).isSameAs(100);
    }

    @Test
    void value_classesOfOthers_becomePlainOnesOfTheJdk() {
        List<Integer> equalToAll = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return 4;
            }

            @Override
            public int size() {
                return 2;
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return true;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };
        Map<String, Integer> sorted = new TreeMap<>(Map.of("k", 1));

        assertThat(read(Values.text(equalToAll), "List<Integer>"))
                .isExactlyInstanceOf(ArrayList.class)
                .isEqualTo(List.of(4, 4));
        assertThat(read(Values.text(sorted), "Map<String, Integer>")).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(read(Values.text(new ArrayDeque<>(List.of(1))), "Deque<Integer>"))
                .isExactlyInstanceOf(LinkedList.class);
        assertThat(read(Values.text(Collections.unmodifiableSet(new HashSet<>(List.of(1)))), "Object"))
                .isEqualTo(Set.of(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5               | long   | java.lang.Long",
                "5               | double | java.lang.Double",
                "{\"ch\":\"a\"}  | int    | java.lang.Integer",
                "{\"l\":5}       | float  | java.lang.Float"
            })
    void value_narrowerNumber_isWidenedAsAnAssignmentWould(String json, String type, String name) {
        assertThat(read(json, type))
                .isInstanceOf(Number.class)
                .extracting(v -> v.getClass().getName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null                          | int",
                "{\"l\":5}                     | int",
                "{\"f\":\"1.0\"}               | long",
                "5                             | Long",
                "5                             | String",
                "\"x\"                         | char",
                "[5]                           | List<Long>",
                "[5]                           | Map<String, Integer>",
                "[5]                           | int[]",
                "{\"s\":[1]}                   | List<Integer>",
                "{\"a\":[\"int\",[1]]}         | long[]",
                "{\"a\":[\"Evil\",[1]]}        | Object",
                "{\"o\":\"Evil\"}              | Object",
                "{\"tu\":[\"Pair\",[1,2]]}     | Object",
                "{\"tu\":[\"Evil\",[1,2]]}     | Object",
                "{\"zz\":1}                    | Object",
                "{\"l\":1,\"h\":1}             | Object",
                "{\"l\":\"1\"}                 | Object"
            })
    void value_thatTheDeclaredTypeCannotHold_isRefused(String json, String type) {
        assertThatThrownBy(() -> read(json, type))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    @Test
    void write_valueWithinItself_isRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> Values.text(endless)).hasMessageContaining("nested deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1", "[1,]", "1 2", "", "\"x", "{\"a\" 1}", "tru", "\"\\u12\"", "-"})
    void read_textThatIsNoJson_isRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable Object read(String json, String type) {
        return Values.value(Json.read(json), JavaType.parse(type).orElseThrow(), ClassLoader.getPlatformClassLoader());
    }
}
