package dev.assay.doctor;

import dev.assay.model.CallFailure;
import dev.assay.model.openai.ServedModels;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long prompt and answer may be together, as the endpoint tells: in its list of models, or when asked for too long an answer. */
final class ContextCheck {
    private static final Pattern TOLD =
            Pattern.compile("(?:context (?:length|window|size)|max_model_len)[^0-9]{0,40}(\\d{3,9})");
    private static final int TOO_MANY = 100_000_000;

    private final Probe probe;
    private final Probe.Way way;

    ContextCheck(Probe probe, Probe.Way way) {
        this.probe = probe;
        this.way = way;
    }

    Finding look(ServedModels served) throws InterruptedException {
        OptionalLong listed = served.entries().stream()
                .filter(entry -> entry.id().equals(probe.endpoint().modelId()))
                .map(ServedModels.Entry::contextTokens)
                .findFirst()
                .orElse(OptionalLong.empty());
        if (listed.isPresent()) {
            return compared(listed.getAsLong(), "tokens, says the list of models");
        }
        // Short in any case: the prompt asks for one number.
        Seen seen = probe.ask(
                way.changed(members -> members.replaceAll((name, value) ->
                        name.startsWith("max_") && name.endsWith("tokens") ? Integer.toString(TOO_MANY) : value)),
                Answering.QUESTION,
                Answering.TOKENS);
        Optional<Matcher> told = seen.failure()
                .map(CallFailure::message)
                .map(message -> TOLD.matcher(message.toLowerCase(Locale.ROOT)))
                .filter(Matcher::find);
        if (told.isPresent()) {
            return compared(Long.parseLong(told.get().group(1)), "tokens, says its refusal of a longer answer");
        }
        return seen.answered()
                ? Finding.note(
                        "context",
                        "not told: an answer of %,d tokens is promised".formatted(TOO_MANY),
                        "Long prompts may be cut in silence; compare the prompt tokens it reports.")
                : Finding.unknown(
                        "context", seen.failure().map(CallFailure::message).orElse(""));
    }

    private Finding compared(long tokens, String source) {
        Finding good = Finding.good("context", String.format(Locale.ROOT, "%,d %s", tokens, source));
        OptionalInt known = probe.endpoint().dialect().context();
        return known.isPresent() && known.getAsInt() != tokens
                ? good.against(String.format(Locale.ROOT, "%,d tokens", known.getAsInt()))
                : good;
    }
}
