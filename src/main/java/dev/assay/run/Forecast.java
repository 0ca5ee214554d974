package dev.assay.run;

import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a model will use on a suite: by what it used there in an earlier run, else by the length of the prompts and by what it may use at
 * most. Repeated calls are not counted.
 *
 * @param calls tasks times samples
 * @param promptTokens of all calls
 * @param completionTokens of all calls; absent where there is no earlier run to go by
 * @param completionMost the limit of all answers
 * @param cost in US dollars; absent where price or tokens are not known
 * @param costMost if every answer were as long as it may be; absent where the price is not known
 * @param callMillis time of all calls, one after the other; absent where there is no earlier run to go by
 * @param basis the earlier run
 */
public record Forecast(
        String suite,
        ModelLabel model,
        int tasks,
        int calls,
        long promptTokens,
        OptionalLong completionTokens,
        long completionMost,
        Optional<BigDecimal> cost,
        Optional<BigDecimal> costMost,
        OptionalDouble callMillis,
        Optional<String> basis) {
    /** Of English text, as the usual tokenizers cut it; a rule of thumb. */
    private static final double CHARACTERS_A_TOKEN = 4;

    /** What a chat template adds to a message, about. */
    private static final int TOKENS_A_MESSAGE = 8;

    /** The forecast for a model on a suite, at prices of this moment. */
    public static Forecast of(
            PlannedSuite suite, ModelLabel model, Optional<Usual> usual, Optional<PriceList> prices, Instant now) {
        int calls = suite.tasks().size() * suite.samples();
        long prompt = usual.map(each -> Math.round(each.promptTokens() * calls))
                .orElseGet(() -> promptTokens(suite) * suite.samples());
        long most = (long) calls * suite.maxTokens();
        OptionalLong completion = usual.map(each -> OptionalLong.of(Math.round(each.completionTokens() * calls)))
                .orElse(OptionalLong.empty());
        return new Forecast(
                suite.suite().name(),
                model,
                suite.tasks().size(),
                calls,
                prompt,
                completion,
                most,
                completion.isPresent() ? cost(prices, prompt, completion.getAsLong(), calls, now) : Optional.empty(),
                cost(prices, prompt, most, calls, now),
                usual.map(each -> OptionalDouble.of(each.millis() * calls)).orElse(OptionalDouble.empty()),
                usual.map(Usual::run));
    }

    /**
     * What a call on a suite used on the average.
     *
     * @param run in which it was so
     * @param millis of a call
     */
    public record Usual(String run, double promptTokens, double completionTokens, double millis) {}

    private static long promptTokens(PlannedSuite suite) {
        return suite.tasks().stream()
                .flatMap(task -> suite.suite().ask(task).messages().stream())
                .mapToLong(message -> TOKENS_A_MESSAGE
                        + Math.round(message.text().codePoints().count() / CHARACTERS_A_TOKEN))
                .sum();
    }

    /** By the mean call, since a price may depend on the length of a prompt. */
    private static Optional<BigDecimal> cost(
            Optional<PriceList> prices, long prompt, long completion, int calls, Instant now) {
        Usage mean = new Usage(
                OptionalLong.of(mean(prompt, calls)),
                OptionalLong.of(mean(completion, calls)),
                OptionalLong.empty(),
                OptionalLong.empty());
        return prices.flatMap(list -> list.cost(mean, now)).map(one -> one.multiply(BigDecimal.valueOf(calls)));
    }

    /** Rounded up. */
    private static long mean(long tokens, int calls) {
        return (tokens + calls - 1) / calls;
    }
}
