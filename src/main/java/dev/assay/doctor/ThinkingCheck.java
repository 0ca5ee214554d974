package dev.assay.doctor;

import dev.assay.UserError;
import dev.assay.model.Reasoning;
import dev.assay.model.Thinking;
import dev.assay.model.ThinkingWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the model's thinking appears, and whether it can be turned off. */
final class ThinkingCheck {
    /** Spellings of the switch, by the member of the body (specs/dialects.md, section 4). */
    private static final Map<String, String> SWITCHES = new java.util.TreeMap<>(Map.of(
            "chat_template_kwargs", "{\"enable_thinking\":false,\"thinking\":false}",
            "enable_thinking", "false",
            "reasoning_effort", "\"none\"",
            "thinking", "{\"type\":\"disabled\"}"));

    private final Probe probe;
    private final Overrides overrides;
    private final Probe.Way way;

    ThinkingCheck(Probe probe, Overrides overrides, Probe.Way way) {
        this.probe = probe;
        this.overrides = overrides;
        this.way = way;
    }

    List<Finding> look(Seen answer) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(place(answer));
        findings.add(off(answer));
        return findings;
    }

    private Finding place(Seen answer) {
        Reasoning known = probe.endpoint().dialect().reasoning();
        Thinking.Mode mode = probe.endpoint().mode();
        Optional<String> place = answer.thinkingPlace();
        if (place.isEmpty()) {
            Finding none = Finding.good("thinking", "none is seen");
            return mode == Thinking.Mode.ON ? none.against("it thinks") : none;
        }
        String seen = place.get().startsWith("<") || place.get().startsWith("\u25c1")
                ? "in the text: " + place.get()
                : place.get().equals("hidden") ? "hidden, its tokens are counted" : "in `%s`".formatted(place.get());
        Finding good = Finding.good("thinking", seen);
        if (mode == Thinking.Mode.OFF) {
            overrides.field("thinking: {default: on}");
            return good.against("it does not think");
        }
        return unexpected(place.get(), known) ? good.against(expected(known)) : good;
    }

    private boolean unexpected(String place, Reasoning known) {
        boolean generic = probe.endpoint().dialect().profiles().isEmpty();
        if (place.startsWith("<") || place.startsWith("\u25c1")) {
            boolean closing = place.contains("/");
            String tag = place.replace("/", "");
            boolean fits = known.tags().contains(tag) && (!closing || known.unopened());
            if (!fits) {
                overrides.field("reasoning: {tags: [\"%s\"]%s}".formatted(tag, closing ? ", unopened: true" : ""));
            }
            return !fits && !generic;
        }
        if (place.equals("hidden")) {
            return !known.hidden() && !generic;
        }
        boolean fits = known.sources().get(0).wireName().equals(place) || generic;
        return !fits;
    }

    private static String expected(Reasoning known) {
        if (known.hidden()) {
            return "hidden";
        }
        return known.tags().isEmpty()
                ? "in `%s`".formatted(known.sources().get(0).wireName())
                : "in `%s` or %s".formatted(known.sources().get(0).wireName(), String.join(", ", known.tags()));
    }

    private Finding off(Seen answer) throws InterruptedException {
        boolean thinks = answer.thinkingPlace().isPresent();
        Thinking thinking = probe.endpoint().dialect().thinking();
        if (thinking.off().isPresent()) {
            return known(thinks);
        }
        if (!thinks) {
            return Finding.good("thinking off", "nothing to turn off");
        }
        for (Map.Entry<String, String> each : SWITCHES.entrySet()) {
            Seen seen = probe.ask(way.with(each.getKey(), each.getValue()), Answering.QUESTION, Answering.TOKENS);
            if (seen.answered() && seen.thinkingPlace().isEmpty()) {
                overrides.field("thinking: {off: {%s: %s}}".formatted(each.getKey(), each.getValue()));
                Finding works = Finding.good("thinking off", "works with " + each.getKey());
                return thinking.byDefault() == Thinking.Default.ALWAYS ? works.against("it always thinks") : works;
            }
        }
        return thinking.byDefault() == Thinking.Default.ALWAYS
                ? Finding.good("thinking off", "it always thinks, as its profile says")
                : Finding.note(
                        "thinking off",
                        "no usual switch works",
                        "Look up its switch, and write it under `extra` in assay.yaml.");
    }

    private Finding known(boolean thinks) throws InterruptedException {
        Seen seen;
        try {
            seen = probe.ask(way.thinking(new ThinkingWish.Switch(false)), Answering.QUESTION, Answering.TOKENS);
        } catch (UserError e) {
            return Finding.good("thinking off", e.what());
        }
        if (!seen.answered()) {
            return Finding.note(
                            "thinking off",
                            seen.failure().map(failure -> failure.message()).orElse(""),
                            "Leave `thinking: off` out.")
                    .against("it can be turned off");
        }
        Optional<String> still = seen.thinkingPlace();
        if (still.isPresent()) {
            return Finding.note("thinking off", "it goes on thinking", "Leave `thinking: off` out.")
                    .against("it can be turned off");
        }
        return Finding.good("thinking off", thinks ? "works" : "accepted");
    }
}
