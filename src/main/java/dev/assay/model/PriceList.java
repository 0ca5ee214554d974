package dev.assay.model;

import dev.assay.suite.YamlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one model costs, now and before, as its host published it. */
public final class PriceList {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int DIGITS = 9;

    private final List<Price> prices;
    private final String source;
    private final String asOf;
    private final String json;

    private PriceList(List<Price> prices, String source, String asOf, String json) {
        this.prices = List.copyOf(prices);
        this.source = source;
        this.asOf = asOf;
        this.json = json;
    }

    /** The list that a node of {@code prices.yaml} holds, or the same as JSON. */
    public static PriceList of(YamlNode node) {
        return new PriceList(
                PriceReader.prices(node),
                node.require("source", "Write where the prices stand.").text(),
                node.require("asOf", "Write the date on which they stood there.")
                        .text(),
                node.json());
    }

    /** The one price that a user wrote. */
    public static PriceList ofUser(YamlNode price) {
        String json = "{\"source\":\"assay.yaml\",\"asOf\":\"-\",\"prices\":[" + price.json() + "]}";
        return new PriceList(List.of(PriceReader.price(price)), "assay.yaml", "-", json);
    }

    /** Where the prices were published. */
    public String source() {
        return source;
    }

    /** The day on which they stood there. */
    public String asOf() {
        return asOf;
    }

    /** The rates at a moment, for people; empty where none is known for it. */
    public Optional<String> words(Instant at) {
        return rates(at, 0)
                .map(rates -> "%s in, %s%s out, US dollars per million tokens, as of %s (%s)"
                        .formatted(
                                rates.input().toPlainString(),
                                rates.cachedInput()
                                        .map(cached -> cached.toPlainString() + " cached in, ")
                                        .orElse(""),
                                rates.output().toPlainString(),
                                asOf,
                                source));
    }

    /** This list as JSON text, which {@link #of} reads. */
    public String json() {
        return json;
    }

    /**
     * What a call cost, in US dollars to nine decimals. The moment at which the request was sent decides the price.
     *
     * @return empty where tokens or price are unknown
     */
    public Optional<BigDecimal> cost(Usage usage, Instant sentAt) {
        if (usage.promptTokens().isEmpty() || usage.completionTokens().isEmpty()) {
            return Optional.empty();
        }
        long prompt = usage.promptTokens().getAsLong();
        return rates(sentAt, prompt).map(rates -> cost(rates, usage, prompt));
    }

    private Optional<Price.Rates> rates(Instant at, long promptTokens) {
        return prices.stream()
                .filter(price -> price.holds(at))
                .reduce((earlier, later) -> later)
                .flatMap(price -> price.at(at).of(promptTokens));
    }

    private static BigDecimal cost(Price.Rates rates, Usage usage, long prompt) {
        long cached = Math.min(prompt, usage.cachedTokens().orElse(0));
        BigDecimal input = rates.input().multiply(BigDecimal.valueOf(prompt - cached));
        BigDecimal hit = rates.cachedInput().orElse(rates.input()).multiply(BigDecimal.valueOf(cached));
        BigDecimal output = rates.output()
                .multiply(BigDecimal.valueOf(usage.completionTokens().orElse(0)));
        return input.add(hit).add(output).divide(MILLION, DIGITS, RoundingMode.HALF_EVEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceList list && list.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
