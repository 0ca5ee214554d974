package dev.assay.config;

import dev.assay.model.Dialect;
import dev.assay.model.Sampling;
import dev.assay.model.Thinking;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sampling as a person asked for it.
 *
 * @param card as the model card recommends, but for what else is said here
 * @param temperature 0 to 2
 * @param topP above 0, to 1
 * @param extra members of the request's body, each as JSON text
 */
public record SamplingWish(
        boolean card,
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalLong seed,
        SortedMap<String, String> extra) {
    /** Nothing was said. */
    public static final SamplingWish NONE = new SamplingWish(
            false, OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty(), new TreeMap<>());

    public SamplingWish {
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /** The same at this temperature. */
    public SamplingWish at(double degrees) {
        return new SamplingWish(card, OptionalDouble.of(degrees), topP, seed, extra);
    }

    /**
     * Whether the card's sampling is used: it was asked for, or the card forbids temperature 0 to a model that thinks and no other was
     * asked for.
     */
    public boolean usesCard(Dialect dialect, Thinking.Mode mode) {
        boolean thinks = mode == Thinking.Mode.ON || mode == Thinking.Mode.ADAPTIVE;
        return card || (thinks && temperature.isEmpty() && !dialect.card().greedy());
    }

    /** What is sampled with: temperature 0 unless something else is said here or by the card. */
    Sampling effective(Dialect dialect, Thinking.Mode mode) {
        if (!usesCard(dialect, mode)) {
            OptionalDouble degrees = temperature.isPresent() ? temperature : Sampling.GREEDY.temperature();
            return new Sampling(degrees, topP, seed, extra);
        }
        SortedMap<String, String> members = new TreeMap<>(dialect.card().in(mode));
        OptionalDouble cardTemperature = number(members, "temperature");
        OptionalDouble cardTopP = number(members, "top_p");
        return new Sampling(
                temperature.isPresent() ? temperature : cardTemperature,
                topP.isPresent() ? topP : cardTopP,
                seed,
                members,
                extra);
    }

    private static OptionalDouble number(SortedMap<String, String> members, String name) {
        String text = members.remove(name);
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
