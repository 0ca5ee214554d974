package dev.assay.doctor;

import dev.assay.model.CallFailure;
import dev.assay.model.openai.ServedModels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long prompt and answer may be together, as the endpoint tells: in its list of models, or when asked for too long an answer. */
final class ContextCheck {
    private static final Pattern TOLD =
            Pattern.compile("(?:context (?:length|window|size)|max_model_len)[^0-9]{0,40}(\\d{3,9})");
    private static final int TOO_MANY = 100_000_000;
    private static final int WORDS = 10_000;
    private static final List<String> SOME = List.of("lamp", "river", "stone", "green", "paper", "cloud", "horse");

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
                ? longPrompt()
                : Finding.unknown(
                        "context", seen.failure().map(CallFailure::message).orElse(""));
    }

    /** Some servers cut a prompt that is too long and answer what is left; the tokens that they count tell. */
    private Finding longPrompt() throws InterruptedException {
        String words = IntStream.range(0, WORDS)
                .mapToObj(i -> SOME.get(i * 7 % SOME.size()))
                .collect(Collectors.joining(" "));
        Seen seen = probe.ask(way, "Answer with the word yes. Do not mind these words: " + words, Answering.TOKENS);
        if (!seen.answered()) {
            return Finding.good(
                    "context",
                    String.format(Locale.ROOT, "not told; a prompt of %,d words is refused, not cut", WORDS));
        }
        OptionalLong counted =
                seen.reply().map(reply -> reply.usage().promptTokens()).orElse(OptionalLong.empty());
        if (counted.isEmpty()) {
            return Finding.note(
                    "context",
                    "not told, nor the tokens of a prompt",
                    "Long prompts may be cut in silence: nothing here can show it.");
        }
        return counted.getAsLong() < WORDS * 9L / 10
                ? Finding.bad(
                        "context",
                        String.format(
                                Locale.ROOT,
                                "a prompt of %,d words is cut in silence: %,d tokens are left",
                                WORDS,
                                counted.getAsLong()),
                        "Give the server a longer context (Ollama: OLLAMA_CONTEXT_LENGTH), or keep prompts and answers below this.")
                : Finding.good(
                        "context", String.format(Locale.ROOT, "not told; a prompt of %,d words is taken whole", WORDS));
    }

    private Finding compared(long tokens, String source) {
        Finding good = Finding.good("context", String.format(Locale.ROOT, "%,d %s", tokens, source));
        OptionalInt known = probe.endpoint().dialect().context();
        return known.isPresent() && known.getAsInt() != tokens
                ? good.against(String.format(Locale.ROOT, "%,d tokens", known.getAsInt()))
                : good;
    }
}
