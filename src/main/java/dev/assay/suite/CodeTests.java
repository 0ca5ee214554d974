package dev.assay.suite;

import java.util.List;
import java.util.function.Function;

/** The tests of a coding task. */
public sealed interface CodeTests {
    /** Calls the one function that fits this kind of tests. */
    <T> T fold(
            Function<? super Cases, ? extends T> cases,
            Function<? super Check, ? extends T> check,
            Function<? super Asserts, ? extends T> asserts,
            Function<? super Stdio, ? extends T> stdio,
            Function<? super Calls, ? extends T> calls);

    /** Calls with the results wanted. */
    record Cases(List<Case> cases) implements CodeTests {
        public Cases {
            cases = List.copyOf(cases);
        }

        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio,
                Function<? super Calls, ? extends T> calls) {
            return cases.apply(this);
        }
    }

    /** One call: the arguments as a JSON array, and the result wanted as JSON. */
    record Case(String args, String want) {}

    /** HumanEval's form: source that defines {@code check(candidate)}. */
    record Check(String source) implements CodeTests {
        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio,
                Function<? super Calls, ? extends T> calls) {
            return check.apply(this);
        }
    }

    /** MBPP's form: assert statements that call the entry point by its name. */
    record Asserts(List<String> statements) implements CodeTests {
        public Asserts {
            statements = List.copyOf(statements);
        }

        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio,
                Function<? super Calls, ? extends T> calls) {
            return asserts.apply(this);
        }
    }

    /**
     * Whole programs: what standard input holds and what standard output must say, word by word.
     *
     * @param decimals whether words that are decimal numbers of one value are the same, as {@code 1.0} and {@code 1}
     */
    record Stdio(List<StdioCase> cases, boolean decimals) implements CodeTests {
        public Stdio {
            cases = List.copyOf(cases);
        }

        /** Programs that must print the words as they stand. */
        public Stdio(List<StdioCase> cases) {
            this(cases, false);
        }

        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio,
                Function<? super Calls, ? extends T> calls) {
            return stdio.apply(this);
        }
    }

    /** One run of a program. */
    record StdioCase(String stdin, String stdout) {}

    /**
     * Calls with Python values, judged by an oracle: EvalPlus' form, and LiveCodeBench's of functions.
     *
     * @param tolerance the absolute difference that is let through; 0 where none is set
     */
    record Calls(List<Call> calls, CallOracle oracle, double tolerance) implements CodeTests {
        public Calls {
            calls = List.copyOf(calls);
        }

        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio,
                Function<? super Calls, ? extends T> calls) {
            return calls.apply(this);
        }
    }

    /**
     * One call, in JSON that keeps Python's types (src/docs/formats.md).
     *
     * @param name of the test, as {@code base/0}
     * @param args an array
     * @param want the result, or {@code {"sha256": ...}} of it
     */
    record Call(String name, String args, String want) {}
}
