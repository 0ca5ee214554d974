package dev.assay.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tokens of one call, as the endpoint told them; unknown is absent, never 0.
 *
 * @param completionTokens thinking among them
 * @param cost that the endpoint itself told, in US dollars
 */
public record Usage(
        OptionalLong promptTokens,
        OptionalLong completionTokens,
        OptionalLong cachedTokens,
        OptionalLong reasoningTokens,
        Optional<BigDecimal> cost) {
    /** Nothing is known. */
    public static final Usage UNKNOWN =
            new Usage(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Tokens, and no word of their cost. */
    public Usage(
            OptionalLong promptTokens,
            OptionalLong completionTokens,
            OptionalLong cachedTokens,
            OptionalLong reasoningTokens) {
        this(promptTokens, completionTokens, cachedTokens, reasoningTokens, Optional.empty());
    }
}
