package dev.assay.model;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model samples.
 *
 * @param temperature 0 to 2; absent: not sent
 * @param topP above 0, to 1; absent: not sent
 * @param seed sent with the sample's number added; absent: not sent
 * @param card further members of the request body that the model card recommends, each value as JSON text
 * @param extra members of the request body as the user wants them, each value as JSON text
 */
public record Sampling(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalLong seed,
        SortedMap<String, String> card,
        SortedMap<String, String> extra) {
    /** Temperature 0 and nothing else. */
    public static final Sampling GREEDY =
            new Sampling(OptionalDouble.of(0), OptionalDouble.empty(), OptionalLong.empty(), new TreeMap<>());

    public Sampling {
        card = Collections.unmodifiableSortedMap(new TreeMap<>(card));
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /** Sampling that no card had a part in. */
    public Sampling(
            OptionalDouble temperature, OptionalDouble topP, OptionalLong seed, SortedMap<String, String> extra) {
        this(temperature, topP, seed, new TreeMap<>(), extra);
    }
}
