package dev.assay.model;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of one member of the request's body. A member that the user set by {@code extra} is sent as it is.
 *
 * @param drop when it is left out
 * @param name it is sent under; absent: its own
 * @param fix the JSON text that is always sent; absent: what was asked for
 * @param least of a number: a smaller one becomes this
 * @param most of a number: a greater one becomes this
 * @param zero members that stand in its place where the number is 0; empty: it stays
 */
public record ParameterRule(
        Drop drop,
        Optional<String> name,
        Optional<String> fix,
        OptionalDouble least,
        OptionalDouble most,
        SortedMap<String, String> zero) {
    public ParameterRule {
        zero = Collections.unmodifiableSortedMap(new TreeMap<>(zero));
    }

    /** When a member is left out. */
    public enum Drop {
        /** It is sent. */
        NEVER,
        /** While the model thinks. */
        THINKING,
        /** Always. */
        ALWAYS
    }
}
