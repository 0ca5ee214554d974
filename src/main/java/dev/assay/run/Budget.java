package dev.assay.run;

import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.model.Reply;
import dev.assay.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run may use up. What stands in its journal counts, so that the same command with a higher budget goes on; time alone begins anew
 * with each process. Calls in flight when a budget is reached come to their end, so a little more may be used than was allowed. Safe for use
 * by many threads.
 */
public final class Budget {
    private final Limits limits;
    private final Pricing pricing;
    private final Waiting clock;
    private final long began;
    private BigDecimal cost = BigDecimal.ZERO;
    private long tokens;
    private Optional<String> untold = Optional.empty();

    /**
     * What is allowed; absent: as much as it takes.
     *
     * @param cost in USD
     * @param tokens of all prompts and answers
     * @param time of this process, from now
     */
    public record Limits(OptionalDouble cost, OptionalLong tokens, Optional<Duration> time) {
        /** No limit. */
        public static final Limits NONE = new Limits(OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** A budget of which nothing is used yet. */
    public Budget(Limits limits, Pricing pricing, Waiting clock) {
        this.limits = limits;
        this.pricing = pricing;
        this.clock = clock;
        this.began = clock.nanos();
    }

    /** Counts a reply; a failure costs nothing, as far as anybody tells. */
    public void charge(ModelLabel model, Exchange exchange) {
        exchange.fold(Optional::of, failure -> Optional.<Reply>empty()).ifPresent(reply -> charge(model, reply));
    }

    private synchronized void charge(ModelLabel model, Reply reply) {
        Optional<BigDecimal> price = pricing.cost(model, reply);
        OptionalLong used = used(reply.usage());
        cost = cost.add(price.orElse(BigDecimal.ZERO));
        tokens += used.orElse(0);
        if (limits.tokens().isPresent() && used.isEmpty()) {
            untold = Optional.of("--max-tokens-total cannot be kept: %s does not tell its tokens".formatted(model));
        }
        if (limits.cost().isPresent() && price.isEmpty()) {
            untold = Optional.of("--max-cost cannot be kept: %s does not tell its tokens".formatted(model));
        }
    }

    /** Which limit is reached, and what was used, for people; absent where none is. */
    public synchronized Optional<String> reached() {
        if (limits.cost().isPresent() && cost.doubleValue() >= limits.cost().getAsDouble()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "--max-cost %s is reached: %.4f USD are used",
                    limits.cost().getAsDouble(),
                    cost));
        }
        if (limits.tokens().isPresent() && tokens >= limits.tokens().getAsLong()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "--max-tokens-total %d is reached: %,d tokens are used",
                    limits.tokens().getAsLong(),
                    tokens));
        }
        if (nanosLeft() <= 0) {
            return limits.time().map(time -> "--max-time is reached: %d s".formatted(time.toSeconds()));
        }
        return untold;
    }

    /** Until the time is used up. */
    long nanosLeft() {
        return limits.time()
                .map(time -> time.toNanos() - (clock.nanos() - began))
                .orElse(Long.MAX_VALUE);
    }

    private static OptionalLong used(Usage usage) {
        return usage.promptTokens().isPresent() && usage.completionTokens().isPresent()
                ? OptionalLong.of(usage.promptTokens().getAsLong()
                        + usage.completionTokens().getAsLong())
                : OptionalLong.empty();
    }
}
