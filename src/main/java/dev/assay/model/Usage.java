package dev.assay.model;

import java.util.OptionalLong;

/** Tokens of one call, as the endpoint told them; unknown is absent, never 0. */
public record Usage(
        OptionalLong promptTokens,
        OptionalLong completionTokens,
        OptionalLong cachedTokens,
        OptionalLong reasoningTokens) {
    /** Nothing is known. */
    public static final Usage UNKNOWN =
            new Usage(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
