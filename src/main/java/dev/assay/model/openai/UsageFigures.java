package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.model.Money;
import dev.assay.model.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Token counts, wherever a provider puts them: {@code usage}, {@code choices[0].usage} (Moonshot), {@code x_groq.usage}, else
 * llama.cpp's {@code timings}. Each figure is the last one told; what nobody told stays absent.
 */
final class UsageFigures {
    private static final int MONEY_DIGITS = 9;
    private static final double MOST_MONEY = 1e6;

    /** The rest of the total may differ from the thinking by one part in so many. */
    private static final int TOLERANCE = 10;

    private OptionalLong prompt = OptionalLong.empty();
    private OptionalLong completion = OptionalLong.empty();
    private OptionalLong cached = OptionalLong.empty();
    private OptionalLong reasoning = OptionalLong.empty();
    private OptionalLong total = OptionalLong.empty();
    private Optional<BigDecimal> cost = Optional.empty();
    private OptionalLong timedPrompt = OptionalLong.empty();
    private OptionalLong timedCompletion = OptionalLong.empty();
    private OptionalLong timedCached = OptionalLong.empty();

    /** Takes what a chunk or a body tells. */
    void read(JsonNode chunk) {
        JsonNode usage = chunk.path("usage");
        if (!usage.isObject()) {
            usage = chunk.path("choices").path(0).path("usage");
        }
        if (!usage.isObject()) {
            usage = chunk.path("x_groq").path("usage");
        }
        prompt = first(usage.path("prompt_tokens"), usage.path("input_tokens"), prompt);
        completion = first(usage.path("completion_tokens"), usage.path("output_tokens"), completion);
        cached = first(
                usage.path("prompt_tokens_details").path("cached_tokens"),
                usage.path("prompt_cache_hit_tokens"),
                first(usage.path("cached_tokens"), MissingNode.getInstance(), cached));
        reasoning = first(
                usage.path("completion_tokens_details").path("reasoning_tokens"),
                usage.path("reasoning_tokens"),
                reasoning);
        total = first(usage.path("total_tokens"), MissingNode.getInstance(), total);
        cost = money(usage.path("cost")).or(() -> cost);
        timings(chunk.path("timings"));
    }

    Usage toUsage() {
        return new Usage(
                prompt.isPresent() ? prompt : timedPrompt,
                completion.isPresent() ? withThinking() : timedCompletion,
                cached.isPresent() ? cached : timedCached,
                reasoning,
                cost);
    }

    /** Some leave the thinking out of the completion; the total, which they bill, holds it. */
    private OptionalLong withThinking() {
        long told = completion.orElse(0);
        long left = total.orElse(0) - prompt.orElse(0) - told;
        long thought = reasoning.orElse(0);
        boolean isLeftOut = prompt.isPresent() && thought > 0 && Math.abs(left - thought) * TOLERANCE <= thought;
        return isLeftOut ? OptionalLong.of(told + left) : completion;
    }

    /** OpenRouter alone tells it, in US dollars. */
    private static Optional<BigDecimal> money(JsonNode node) {
        if (!node.isNumber() || !(node.doubleValue() >= 0) || node.doubleValue() > MOST_MONEY) {
            return Optional.empty();
        }
        return Optional.of(Money.plain(node.decimalValue().setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN)));
    }

    private void timings(JsonNode timings) {
        OptionalLong read = figure(timings.path("prompt_n"));
        if (read.isPresent()) {
            timedCached = figure(timings.path("cache_n"));
            // prompt_n leaves out what came from the cache.
            timedPrompt = OptionalLong.of(read.getAsLong() + timedCached.orElse(0));
        }
        OptionalLong written = figure(timings.path("predicted_n"));
        timedCompletion = written.isPresent() ? written : timedCompletion;
    }

    private static OptionalLong first(JsonNode one, JsonNode other, OptionalLong otherwise) {
        OptionalLong figure = figure(one).isPresent() ? figure(one) : figure(other);
        return figure.isPresent() ? figure : otherwise;
    }

    private static OptionalLong figure(JsonNode node) {
        return node.isNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }
}
