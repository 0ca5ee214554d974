package dev.assay.model;

import dev.assay.UserError;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is made to think, or not to.
 *
 * @param byDefault what it does where nothing is sent
 * @param on members of the body that turn it on, each as JSON text; absent: there is no such switch
 * @param off members that turn it off
 * @param budget members that limit its tokens, {@value #BUDGET} standing for their number
 * @param leastBudget smallest number of tokens
 * @param mostBudget greatest number of tokens
 * @param effort members that say how hard it thinks, {@value #EFFORT} standing for the word
 * @param efforts the words that are understood
 */
public record Thinking(
        Default byDefault,
        Optional<SortedMap<String, String>> on,
        Optional<SortedMap<String, String>> off,
        Optional<SortedMap<String, String>> budget,
        int leastBudget,
        int mostBudget,
        Optional<SortedMap<String, String>> effort,
        List<String> efforts) {
    /** Stands for the number in {@code budget}. */
    public static final String BUDGET = "$budget";

    /** Stands for the word in {@code effort}. */
    public static final String EFFORT = "$effort";

    static final Thinking UNKNOWN = new Thinking(
            Default.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            Integer.MAX_VALUE,
            Optional.empty(),
            List.of());

    private static final String BY_HAND =
            "Name the server that it runs on with `profile:` (`assay models` lists them), or send the switch with `extra:`.";

    public Thinking {
        efforts = List.copyOf(efforts);
    }

    /** What a model does by itself. */
    public enum Default {
        /** It thinks, and can be kept from it. */
        ON,
        /** It does not think, and can be made to. */
        OFF,
        /** It cannot be kept from thinking. */
        ALWAYS,
        /** It cannot think. */
        NEVER,
        /** It decides by itself. */
        ADAPTIVE,
        /** Nobody knows. */
        UNKNOWN
    }

    /** Whether a model thinks. */
    public enum Mode {
        /** It does. */
        ON,
        /** It does not. */
        OFF,
        /** It decides by itself. */
        ADAPTIVE,
        /** Nobody knows. */
        UNKNOWN
    }

    /** Whether the model thinks under this wish; without one it does what it does. */
    public Mode mode(Optional<ThinkingWish> wish) {
        return wish.<Mode>map(each -> each.fold(on -> on ? Mode.ON : Mode.OFF, tokens -> Mode.ON, level -> Mode.ON))
                .orElseGet(() -> switch (byDefault) {
                    case ON, ALWAYS -> Mode.ON;
                    case OFF, NEVER -> Mode.OFF;
                    case ADAPTIVE -> Mode.ADAPTIVE;
                    case UNKNOWN -> Mode.UNKNOWN;
                });
    }

    /**
     * The members of the body that grant a wish.
     *
     * @throws UserError where that cannot be had
     */
    public SortedMap<String, String> members(ThinkingWish wish) {
        return wish.fold(this::turned, this::limited, this::strained);
    }

    private SortedMap<String, String> turned(boolean turnedOn) {
        if (turnedOn && byDefault == Default.NEVER) {
            throw new UserError("thinking: on: this model cannot think", "Remove the line.");
        }
        if (!turnedOn && byDefault == Default.ALWAYS) {
            throw new UserError(
                    "thinking: off: this model always thinks",
                    "Remove the line, or choose a model that need not think.");
        }
        if (byDefault == Default.NEVER || (byDefault == Default.ALWAYS && on.isEmpty())) {
            return new TreeMap<>();
        }
        return (turnedOn ? on : off)
                .orElseThrow(() -> new UserError(
                        "thinking: %s: no profile of this endpoint knows the switch".formatted(turnedOn ? "on" : "off"),
                        BY_HAND));
    }

    private SortedMap<String, String> limited(int tokens) {
        SortedMap<String, String> members = budget.filter(any -> byDefault != Default.NEVER)
                .orElseThrow(() -> new UserError(
                        "thinking: {budget: %d}: this endpoint knows no budget".formatted(tokens),
                        efforts.isEmpty()
                                ? "Write `thinking: on`, or send what it knows with `extra:`."
                                : "Write `thinking: {effort: X}` with one of: " + String.join(", ", efforts) + "."));
        if (tokens < leastBudget || tokens > mostBudget) {
            throw new UserError(
                    "thinking: {budget: %d}: not between %d and %d".formatted(tokens, leastBudget, mostBudget),
                    "Write a number in that range.");
        }
        return filled(members, BUDGET, Integer.toString(tokens));
    }

    private SortedMap<String, String> strained(String level) {
        SortedMap<String, String> members = effort.filter(any -> byDefault != Default.NEVER)
                .orElseThrow(() -> new UserError(
                        "thinking: {effort: %s}: this endpoint knows no effort".formatted(level),
                        "Write `thinking: on`, or send what it knows with `extra:`."));
        if (!efforts.contains(level)) {
            throw new UserError(
                    "thinking: {effort: %s}: this model knows no such effort".formatted(level),
                    "Write one of: " + String.join(", ", efforts) + ".");
        }
        return filled(members, EFFORT, "\"" + level + "\"");
    }

    private static SortedMap<String, String> filled(SortedMap<String, String> members, String name, String json) {
        SortedMap<String, String> filled = new TreeMap<>(members);
        filled.replaceAll((key, value) -> value.replace("\"" + name + "\"", json));
        return Collections.unmodifiableSortedMap(filled);
    }
}
