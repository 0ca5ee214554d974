package dev.assay.suite;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What would be right for a task. */
public sealed interface Target {
    /** Calls the one function that fits this kind of target. */
    <T> T fold(
            Function<? super MathTarget, ? extends T> math,
            Function<? super ChoiceTarget, ? extends T> choice,
            Function<? super TextTarget, ? extends T> text,
            Function<? super CodeTarget, ? extends T> code);

    /**
     * A mathematical value, as LaTeX or plain text.
     *
     * @param policy the suite's choices of how answers are read, by name, where they are not the defaults
     */
    record MathTarget(String gold, Map<String, String> policy) implements Target {
        public MathTarget {
            policy = policy.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(policy));
        }

        /** A value that is read with the default choices. */
        public MathTarget(String gold) {
            this(gold, Map.of());
        }

        @Override
        public <T> T fold(
                Function<? super MathTarget, ? extends T> math,
                Function<? super ChoiceTarget, ? extends T> choice,
                Function<? super TextTarget, ? extends T> text,
                Function<? super CodeTarget, ? extends T> code) {
            return math.apply(this);
        }
    }

    /** One of several choices; {@code right} is a 0-based index into {@code choices}. */
    record ChoiceTarget(List<String> choices, int right) implements Target {
        public ChoiceTarget {
            choices = List.copyOf(choices);
            if (right < 0 || right >= choices.size()) {
                throw new IllegalArgumentException("right is %d of %d choices".formatted(right, choices.size()));
            }
        }

        /** The letter of the right choice: A for the first. */
        public String letter() {
            return String.valueOf((char) ('A' + right));
        }

        @Override
        public <T> T fold(
                Function<? super MathTarget, ? extends T> math,
                Function<? super ChoiceTarget, ? extends T> choice,
                Function<? super TextTarget, ? extends T> text,
                Function<? super CodeTarget, ? extends T> code) {
            return choice.apply(this);
        }
    }

    /** A short text, compared without regard to case and white space. */
    record TextTarget(String gold) implements Target {
        @Override
        public <T> T fold(
                Function<? super MathTarget, ? extends T> math,
                Function<? super ChoiceTarget, ? extends T> choice,
                Function<? super TextTarget, ? extends T> text,
                Function<? super CodeTarget, ? extends T> code) {
            return text.apply(this);
        }
    }

    /**
     * A program that passes tests.
     *
     * @param language of the program, as {@code python}
     * @param entry the function that the tests call; absent for programs that read standard input
     * @param preamble code that the answer may rely on and that the prompt showed, such as imports and a signature; empty where there is none
     * @param tests what the program must pass
     */
    record CodeTarget(String language, Optional<String> entry, String preamble, CodeTests tests) implements Target {
        @Override
        public <T> T fold(
                Function<? super MathTarget, ? extends T> math,
                Function<? super ChoiceTarget, ? extends T> choice,
                Function<? super TextTarget, ? extends T> text,
                Function<? super CodeTarget, ? extends T> code) {
            return code.apply(this);
        }
    }
}
