package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Limits;
import dev.assay.model.Durations;
import dev.assay.model.ModelLabel;
import dev.assay.pace.Pace;
import dev.assay.run.Budget;
import dev.assay.run.Pricing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how fast a run may go, and how far. */
final class LimitOptions {
    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description =
                    "Calls in flight to one model at most, 1 to 1000, or auto: as many as the server takes, found out on "
                            + "the way. Default: auto.")
    private @Nullable String concurrency;

    @Option(names = "--rpm", paramLabel = "N", description = "Calls to one model in any minute at most.")
    private @Nullable Long rpm;

    @Option(
            names = "--tpm",
            paramLabel = "N",
            description =
                    "Tokens to and from one model in any minute at most; a call in flight counts as if it used all "
                            + "that it may.")
    private @Nullable Long tpm;

    @Option(
            names = "--max-cost",
            paramLabel = "USD",
            description =
                    "End when the answers have cost so much, those of earlier processes of the run included; calls in "
                            + "flight come to their end.")
    private @Nullable Double maxCost;

    @Option(
            names = "--max-tokens-total",
            paramLabel = "N",
            description = "The same for tokens, of prompts and answers.")
    private @Nullable Long maxTokensTotal;

    @Option(
            names = "--max-time",
            paramLabel = "D",
            description = "The same for the time of this process, as 90s, 30m or 1h30m.")
    private @Nullable String maxTime;

    /** The pace, for each model. */
    Pace.Limits pace(Limits config) {
        return new Pace.Limits(
                concurrency == null ? config.concurrency() : concurrency(concurrency),
                atLeastOne("--rpm", rpm, config.rpm()),
                atLeastOne("--tpm", tpm, config.tpm()));
    }

    private static OptionalInt concurrency(String text) {
        if (text.equals(Limits.AUTO)) {
            return OptionalInt.empty();
        }
        return Limits.concurrency(text)
                .map(OptionalInt::of)
                .orElseThrow(() -> new UserError(
                        "--concurrency %s: not a whole number from 1 to %d".formatted(text, Limits.MOST_CONCURRENCY),
                        "Give such a number, or auto."));
    }

    private static OptionalLong atLeastOne(String name, @Nullable Long option, OptionalLong otherwise) {
        if (option == null) {
            return otherwise;
        }
        if (option < 1) {
            throw new UserError("%s %d: less than 1".formatted(name, option), "Give a whole number from 1 up.");
        }
        return OptionalLong.of(option);
    }

    /**
     * What the run may use up.
     *
     * @throws UserError where a cost is limited and a model has no price
     */
    Budget.Limits budget(Limits config, List<ModelLabel> models, Pricing pricing) {
        OptionalDouble cost = maxCost == null ? config.maxCost() : OptionalDouble.of(cost(maxCost));
        if (cost.isPresent()) {
            models.stream().filter(model -> !pricing.knows(model)).findFirst().ifPresent(model -> {
                throw new UserError(
                        "--max-cost: no price is known for %s".formatted(model),
                        "Leave --max-cost out, and bound the run with --max-tokens-total or --max-time.");
            });
        }
        return new Budget.Limits(
                cost,
                atLeastOne("--max-tokens-total", maxTokensTotal, config.maxTokensTotal()),
                maxTime == null ? config.maxTime() : Optional.of(time(maxTime)));
    }

    private static double cost(double usd) {
        if (!(usd > 0) || Double.isInfinite(usd)) {
            throw new UserError("--max-cost %s: not above 0".formatted(usd), "Give an amount in USD, as 0.50.");
        }
        return usd;
    }

    private static Duration time(String text) {
        return Durations.parse(text)
                .filter(time -> time.toMillis() > 0)
                .orElseThrow(() -> new UserError(
                        "--max-time %s: not a duration above 0".formatted(text), "Write it as 90s, 30m or 1h30m."));
    }
}
