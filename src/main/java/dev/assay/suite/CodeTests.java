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
            Function<? super Stdio, ? extends T> stdio);

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
                Function<? super Stdio, ? extends T> stdio) {
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
                Function<? super Stdio, ? extends T> stdio) {
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
                Function<? super Stdio, ? extends T> stdio) {
            return asserts.apply(this);
        }
    }

    /** Whole programs: what standard input holds and what standard output must say. */
    record Stdio(List<StdioCase> cases) implements CodeTests {
        public Stdio {
            cases = List.copyOf(cases);
        }

        @Override
        public <T> T fold(
                Function<? super Cases, ? extends T> cases,
                Function<? super Check, ? extends T> check,
                Function<? super Asserts, ? extends T> asserts,
                Function<? super Stdio, ? extends T> stdio) {
            return stdio.apply(this);
        }
    }

    /** One run of a program. */
    record StdioCase(String stdin, String stdout) {}
}
