package dev.assay.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the result of a call is judged. All but the last are EvalPlus' ({@code evalplus/eval}), by the names of its tasks' oracles. */
public enum CallOracle {
    /** Python's {@code ==}; floats, and whatever has a tolerance, may also be close: of one type, and 1e-7 of the wanted apart. */
    EQUAL("eq"),
    /** The same set of items, in whatever order and container. */
    SAME_SET("set_eq"),
    /** Wanted true: the result is not None. A bool must be the one wanted. */
    NOT_NONE("not_none"),
    /** A zero of the polynomial whose coefficients are the argument. */
    ZERO("special:find_zero"),
    /** As {@link #EQUAL}, or the rounded surface of a square pyramid of this base edge and height. */
    PYRAMID("special:surface_Area"),
    /** As {@link #EQUAL}, or the sum of the differences of the digits of two numbers padded to one length. */
    DIGIT_DISTANCE("special:digit_distance_nums"),
    /** LiveCodeBench's: Python's {@code ==}, where a tuple counts as the list of its items. */
    LISTS("livecodebench");

    private final String text;

    CallOracle(String text) {
        this.text = text;
    }

    /** The one of this name in a task. */
    public static Optional<CallOracle> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(each -> each.text).toList();
    }
}
