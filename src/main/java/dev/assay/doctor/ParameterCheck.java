package dev.assay.doctor;

import dev.assay.model.CallFailure;
import dev.assay.model.Finish;
import dev.assay.model.ParameterRule;
import dev.assay.model.Reply;
import java.util.Optional;
import java.util.SortedMap;

/** Which parameters the endpoint accepts and honours. */
final class ParameterCheck {
    private static final String LONG_QUESTION = "Count from 1 to 300, separated by commas. Write all numbers.";
    private static final int FEW_TOKENS = 16;
    private static final int SOME_TOKENS = 48;
    private static final String OLD_NAME = "max_tokens";
    private static final String NEW_NAME = "max_completion_tokens";

    private final Probe probe;
    private final Overrides overrides;
    private Probe.Way way;

    ParameterCheck(Probe probe, Overrides overrides, Probe.Way way) {
        this.probe = probe;
        this.overrides = overrides;
        this.way = way;
    }

    Finding maxTokens() throws InterruptedException {
        SortedMap<String, String> sent = probe.parameters(way, FEW_TOKENS);
        String name = sent.containsKey(NEW_NAME) ? NEW_NAME : OLD_NAME;
        String other = name.equals(OLD_NAME) ? NEW_NAME : OLD_NAME;
        Seen seen = probe.ask(way, LONG_QUESTION, FEW_TOKENS);
        if (isCut(seen)) {
            return Finding.good("max tokens", "`%s` is honoured".formatted(name));
        }
        Probe.Way renamed = way.changed(
                members -> Optional.ofNullable(members.remove(name)).ifPresent(tokens -> members.put(other, tokens)));
        String what = seen.answered() ? "`%s` is ignored".formatted(name) : "`%s` is refused".formatted(name);
        if (isCut(probe.ask(renamed, LONG_QUESTION, FEW_TOKENS))) {
            overrides.param("max_tokens: {as: %s}".formatted(other));
            way = renamed;
            return Finding.note("max tokens", what + ", `%s` is honoured".formatted(other), "See the lines below.")
                    .against("`%s`".formatted(name));
        }
        return Finding.note("max tokens", what, "Answers may be longer, or shorter, than the suite wants.");
    }

    /** A way of asking in which the length of the answer is limited, if there is one. */
    Probe.Way way() {
        return way;
    }

    private static boolean isCut(Seen seen) {
        Optional<Reply> reply = seen.reply();
        boolean few = reply.map(each -> each.usage().completionTokens())
                .map(tokens -> tokens.isPresent() && tokens.getAsLong() <= FEW_TOKENS)
                .orElse(false);
        return few || reply.map(each -> each.finish() == Finish.LENGTH).orElse(false);
    }

    Finding temperature() throws InterruptedException {
        boolean sent = probe.parameters(way, FEW_TOKENS).containsKey("temperature");
        return accepted("temperature", "0.5", sent, "temperature: {drop: always}");
    }

    Finding seed() throws InterruptedException {
        ParameterRule rule = probe.endpoint().dialect().params().get("seed");
        boolean sent = rule == null || rule.drop() == ParameterRule.Drop.NEVER;
        return accepted("seed", "1", sent, "seed: {drop: always}");
    }

    private Finding accepted(String member, String value, boolean sent, String override) throws InterruptedException {
        Seen seen = probe.ask(way.with(member, value), Answering.QUESTION, FEW_TOKENS);
        if (seen.answered()) {
            Finding good = Finding.good(member, "accepted");
            return sent ? good : good.against("not sent");
        }
        String why = seen.failure().map(CallFailure::message).orElse("");
        if (!EndpointExamination.refused(seen)) {
            return Finding.unknown(member, why);
        }
        if (!sent) {
            return Finding.good(member, "refused, and not sent");
        }
        overrides.param(override);
        return Finding.note(member, "refused: " + why, "See the lines below.");
    }

    Finding repeat() throws InterruptedException {
        boolean greedy = probe.endpoint().sampling().temperature().orElse(1) == 0;
        String how = greedy ? "at temperature 0" : "as it is sampled";
        Seen first = probe.ask(way, LONG_QUESTION, SOME_TOKENS);
        Seen second = probe.ask(way, LONG_QUESTION, SOME_TOKENS);
        if (!first.answered() || !second.answered()) {
            return Finding.unknown("repeat", "one of two calls was not answered");
        }
        boolean same = said(first).equals(said(second));
        return same || !greedy
                ? Finding.good("repeat", "two answers %s are %s".formatted(how, same ? "the same" : "not the same"))
                : Finding.note(
                        "repeat",
                        "two answers at temperature 0 are not the same",
                        "Expect single answers to change from run to run; ask for several with -k.");
    }

    private static String said(Seen seen) {
        return seen.reply()
                .map(reply -> reply.reasoning().orElse("") + "\0" + reply.text())
                .orElse("");
    }
}
