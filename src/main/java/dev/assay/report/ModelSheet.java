package dev.assay.report;

import dev.assay.config.ProfiledModel;
import dev.assay.model.Dialect;
import dev.assay.model.ParameterRule;
import dev.assay.model.Profile;
import dev.assay.model.Reasoning;
import dev.assay.model.Thinking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one model and its endpoint, and what would be sent to it. */
public final class ModelSheet {
    private final List<Fact> facts = new ArrayList<>();
    private final List<Sent> sent;

    /**
     * One thing that is known.
     *
     * @param name in JSON
     * @param values in their order; a fact without any is not shown
     */
    record Fact(String name, List<String> values) {}

    /**
     * What would be sent.
     *
     * @param when for people, such as {@code thinking on}
     * @param body the request's body, or why there is none
     * @param possible whether it is a body
     */
    public record Sent(String when, String body, boolean possible) {}

    /**
     * A sheet.
     *
     * @param price what it costs now
     * @param profiles that made the model's dialect, and the one that was asked for
     */
    public ModelSheet(ProfiledModel model, Optional<String> price, List<Profile> profiles, List<Sent> sent) {
        this.sent = List.copyOf(sent);
        fact("model", model.spec().modelId());
        fact("url", model.spec().url().toString());
        fact("key", model.keyEnv().orElse("none is sent"));
        price.ifPresent(words -> fact("price", words));
        profiles.forEach(this::profile);
        Dialect dialect = model.dialect();
        thinking(dialect.thinking());
        reasoning(dialect.reasoning());
        wire(dialect);
        fact("cardSamplingThinking", members(dialect.card().thinking()));
        fact("cardSamplingPlain", members(dialect.card().plain()));
        if (!dialect.card().greedy()) {
            fact(
                    "greedy",
                    "the model card advises against temperature 0 while it thinks; its own sampling is sent unless you set another");
        }
        dialect.mathPrompt().ifPresent(prompt -> fact("mathPrompt", prompt));
        dialect.context().ifPresent(tokens -> fact("contextTokens", Integer.toString(tokens)));
        dialect.maxOut().ifPresent(tokens -> fact("maxOutTokens", Integer.toString(tokens)));
        fact("notes", dialect.notes());
        fact(
                "sources",
                profiles.stream()
                        .flatMap(each -> each.sources().stream())
                        .distinct()
                        .toList());
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    List<Sent> sent() {
        return sent;
    }

    /** The sheet for a terminal. */
    public String print() {
        StringBuilder text = new StringBuilder();
        for (Fact fact : facts) {
            String label = words(fact.name());
            for (String value : fact.values()) {
                text.append("%-23s %s%n".formatted(label, SafeText.line(value, Integer.MAX_VALUE)));
                label = "";
            }
        }
        for (Sent each : sent) {
            text.append("%nsent, %s:%n  %s%n".formatted(each.when(), SafeText.line(each.body(), Integer.MAX_VALUE)));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** {@code thinkingByDefault} is "thinking by default". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private void profile(Profile profile) {
        fact(
                "profile",
                "%s (%s): %s, as of %s".formatted(profile.id(), word(profile.kind()), profile.title(), profile.asOf()));
        fact("profileModels", profile.models());
        fact("profileHosts", profile.hosts());
        fact("profileUrls", profile.urls());
        fact("profileExample", profile.example());
    }

    private void thinking(Thinking thinking) {
        fact("thinkingByDefault", word(thinking.byDefault()));
        List<String> choices = new ArrayList<>();
        thinking.on().ifPresent(any -> choices.add("on"));
        thinking.off().ifPresent(any -> choices.add("off"));
        thinking.budget()
                .ifPresent(any -> choices.add("{budget: N} from " + thinking.leastBudget()
                        + (thinking.mostBudget() == Integer.MAX_VALUE ? " up" : " to " + thinking.mostBudget())));
        thinking.effort().ifPresent(any -> choices.add("{effort: X} of " + String.join(", ", thinking.efforts())));
        fact("thinkingChoices", thinking.byDefault() == Thinking.Default.NEVER ? List.of() : choices);
    }

    private void reasoning(Reasoning reasoning) {
        fact(
                "reasoningFields",
                reasoning.sources().stream().map(Reasoning.Source::wireName).toList());
        fact("reasoningTags", reasoning.tags());
        if (reasoning.unopened()) {
            fact("unopened", "the prompt already opens the first tag");
        }
        reasoning.answerTag().ifPresent(tag -> fact("answerTag", tag));
        if (reasoning.hidden()) {
            fact("hidden", "the thinking is not sent; the time to the first token includes it");
        }
    }

    private void wire(Dialect dialect) {
        fact(
                "stream",
                word(dialect.stream())
                        + (dialect.streamOptions() ? "" : ", without stream_options")
                        + (dialect.cumulative() ? ", each event repeats all before it" : ""));
        List<String> rules = new ArrayList<>();
        dialect.params().forEach((name, rule) -> rules.add(name + ": " + rule(rule)));
        fact("parameters", rules);
        fact(
                "finishReasons",
                meanings(dialect.finishes().replies(), dialect.finishes().failures()));
        Map<String, String> filters = new TreeMap<>();
        dialect.errors().filters().forEach(code -> filters.put(code, "filter"));
        fact("errorCodes", meanings(filters, dialect.errors().failures()));
    }

    private static String rule(ParameterRule rule) {
        List<String> says = new ArrayList<>();
        rule.fix().ifPresent(value -> says.add("always " + value));
        if (rule.drop() != ParameterRule.Drop.NEVER) {
            says.add(rule.drop() == ParameterRule.Drop.ALWAYS ? "never sent" : "not sent while it thinks");
        }
        rule.name().ifPresent(name -> says.add("sent as " + name));
        rule.least().ifPresent(value -> says.add("at least " + value));
        rule.most().ifPresent(value -> says.add("at most " + value));
        rule.zero().forEach((name, value) -> says.add("0 is " + name + " " + value));
        return String.join(", ", says);
    }

    private static List<String> meanings(Map<String, ?> replies, Map<String, ?> failures) {
        Map<String, String> all = new TreeMap<>();
        replies.forEach((code, meaning) -> all.put(code, word(meaning)));
        failures.forEach((code, meaning) -> all.put(code, word(meaning)));
        return all.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .toList();
    }

    private static List<String> members(SortedMap<String, String> members) {
        return members.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }

    private void fact(String name, String value) {
        fact(name, List.of(value));
    }

    private void fact(String name, List<String> values) {
        facts.add(new Fact(name, List.copyOf(values)));
    }

    private static String word(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
