package dev.assay.math;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Choices that mathematics does not make (section 6 of the grading specification). The defaults are those of most published
 * protocols where they agree, and the stricter reading where they do not.
 *
 * @param switches the switches that are on
 * @param acceptedDigits significant digits from which a correctly rounded decimal stands for an exact gold that is not
 *     whole; 0 accepts no rounding at all
 * @param steps the budget of one comparison, at least 1
 */
public record MathPolicy(Set<MathSwitch> switches, int acceptedDigits, long steps) {
    private static final String DIGITS = "acceptedDigits";
    private static final String STEPS = "steps";
    private static final int MOST_DIGITS = 1000;
    private static final long MOST_STEPS = 100_000_000;

    /** The defaults. */
    public static final MathPolicy DEFAULT = new MathPolicy(switchesByDefault(), 6, 200_000);

    public MathPolicy {
        switches = switches.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(switches));
        requireIn(DIGITS, acceptedDigits, 0, MOST_DIGITS);
        requireIn(STEPS, steps, 1, MOST_STEPS);
    }

    private static Set<MathSwitch> switchesByDefault() {
        Set<MathSwitch> on = EnumSet.noneOf(MathSwitch.class);
        for (MathSwitch each : MathSwitch.values()) {
            if (each.isOnByDefault()) {
                on.add(each);
            }
        }
        return on;
    }

    private static void requireIn(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; write a whole number from %d to %d".formatted(name, value, least, most));
        }
    }

    /** The names that {@link #with(String, String)} knows. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(DIGITS, STEPS));
        for (MathSwitch each : MathSwitch.values()) {
            names.add(each.text());
        }
        return names;
    }

    /** Whether this switch is on. */
    public boolean has(MathSwitch choice) {
        return switches.contains(choice);
    }

    /** These choices with another in one place. */
    public MathPolicy with(MathSwitch choice, boolean on) {
        Set<MathSwitch> changed = EnumSet.noneOf(MathSwitch.class);
        changed.addAll(switches);
        if (on) {
            changed.add(choice);
        } else {
            changed.remove(choice);
        }
        return new MathPolicy(changed, acceptedDigits, steps);
    }

    /** These choices with another budget. */
    public MathPolicy withSteps(long budget) {
        return new MathPolicy(switches, acceptedDigits, budget);
    }

    /**
     * These choices with another in one place, as it is written in files and on the command line.
     *
     * @param name one of {@link #names}
     * @param value {@code true} or {@code false}; a whole number for {@code acceptedDigits} (0 to 1000) and {@code steps}
     *     (1 to 100,000,000)
     * @throws IllegalArgumentException for any other name or value; its message says what to write
     */
    public MathPolicy with(String name, String value) {
        if (name.equals(DIGITS)) {
            return new MathPolicy(switches, (int) whole(name, value, 0, MOST_DIGITS), steps);
        }
        if (name.equals(STEPS)) {
            return withSteps(whole(name, value, 1, MOST_STEPS));
        }
        Optional<MathSwitch> choice = MathSwitch.of(name);
        if (choice.isEmpty()) {
            throw new IllegalArgumentException("no policy `%s`; write one of %s".formatted(name, names()));
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("%s is `%s`; write true or false".formatted(name, value));
        }
        return with(choice.get(), value.equals("true"));
    }

    /** These choices with others in some places. */
    public MathPolicy with(Map<String, String> choices) {
        MathPolicy policy = this;
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            policy = policy.with(choice.getKey(), choice.getValue());
        }
        return policy;
    }

    private static long whole(String name, String value, long least, long most) {
        boolean digits =
                !value.isEmpty() && value.length() < 12 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new IllegalArgumentException(
                    "%s is `%s`; write a whole number from %d to %d".formatted(name, value, least, most));
        }
        long number = Long.parseLong(value);
        requireIn(name, number, least, most);
        return number;
    }
}
