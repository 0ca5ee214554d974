package dev.assay.config;

import dev.assay.model.Durations;
import dev.assay.suite.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How fast a run may go, and how far, as {@code assay.yaml} says; what is absent is not limited.
 *
 * @param concurrency calls in flight to one model
 * @param rpm calls to one model a minute
 * @param tpm tokens to and from one model a minute
 * @param maxCost of all answers, in USD
 * @param maxTokensTotal of all prompts and answers
 * @param maxTime of one process
 */
public record Limits(
        OptionalInt concurrency,
        OptionalLong rpm,
        OptionalLong tpm,
        OptionalDouble maxCost,
        OptionalLong maxTokensTotal,
        Optional<Duration> maxTime) {
    /** No limits. */
    public static final Limits NONE = new Limits(
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Optional.empty());

    /** What is written where the concurrency is to be found out. */
    public static final String AUTO = "auto";

    /** Streams that one process reads without getting into its own way. */
    public static final int MOST_CONCURRENCY = 1000;

    static final List<String> KEYS = List.of("concurrency", "rpm", "tpm", "maxCost", "maxTokensTotal", "maxTime");

    /** A concurrency from 1 to {@link #MOST_CONCURRENCY}; absent where the text is none. */
    public static Optional<Integer> concurrency(String text) {
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number <= MOST_CONCURRENCY)
                : Optional.empty();
    }

    static Limits read(YamlNode root) {
        return new Limits(
                root.get("concurrency").map(Limits::concurrency).orElse(OptionalInt.empty()),
                whole(root, "rpm"),
                whole(root, "tpm"),
                root.get("maxCost").map(Limits::cost).orElse(OptionalDouble.empty()),
                whole(root, "maxTokensTotal"),
                root.get("maxTime").map(Limits::time));
    }

    private static OptionalInt concurrency(YamlNode node) {
        return node.text().equals(AUTO) ? OptionalInt.empty() : OptionalInt.of((int) node.whole(1, MOST_CONCURRENCY));
    }

    private static OptionalLong whole(YamlNode root, String key) {
        return root.get(key)
                .map(node -> OptionalLong.of(node.whole(1, Long.MAX_VALUE)))
                .orElse(OptionalLong.empty());
    }

    private static OptionalDouble cost(YamlNode node) {
        double usd = node.number();
        if (usd <= 0) {
            throw node.error("%s is not above 0".formatted(node.text()), "Write an amount in USD, as 0.50.");
        }
        return OptionalDouble.of(usd);
    }

    private static Duration time(YamlNode node) {
        return Durations.parse(node.text())
                .filter(time -> time.toMillis() > 0)
                .orElseThrow(() -> node.error(
                        "`%s` is not a duration above 0".formatted(node.text()), "Write it as 90s, 30m or 1h30m."));
    }
}
