package dev.assay.math;

import java.util.List;

/** What kind of answer was written: one value, or values put together. */
sealed interface Form {
    /** One value. */
    record Scalar(Expression value) implements Form {}

    /** Words and no mathematics. */
    record Words(String text) implements Form {}

    /** A value with a unit, in its one spelling, or with a noun, which begins with {@code ~}. */
    record Measure(Expression value, String unit) implements Form {
        boolean isNoun() {
            return unit.startsWith("~");
        }
    }

    /** A chain of relations: {@code signs.get(i)} stands between {@code sides.get(i)} and {@code sides.get(i + 1)}. */
    record Statement(List<Form> sides, List<String> signs) implements Form {
        public Statement {
            sides = List.copyOf(sides);
            signs = List.copyOf(signs);
        }

        Form first() {
            return sides.get(0);
        }

        Form last() {
            return sides.get(sides.size() - 1);
        }

        boolean all(String sign) {
            for (String each : signs) {
                if (!each.equals(sign)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Answers one after the other, without brackets. */
    record Listing(List<Form> items, boolean alternatives) implements Form {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** A tuple, point, vector or interval; {@code name} is empty, or the letter before it. */
    record Bracket(String name, String open, String close, List<Form> items) implements Form {
        public Bracket {
            items = List.copyOf(items);
        }

        /** Whether this may be an interval. */
        boolean isInterval() {
            return items.size() == 2 && !open.equals("⟨");
        }

        boolean closedLow() {
            return open.equals("[");
        }

        boolean closedHigh() {
            return close.equals("]");
        }
    }

    /** A set with its elements. */
    record Braces(List<Form> items) implements Form {
        public Braces {
            items = List.copyOf(items);
        }
    }

    /** A set with a condition for its elements. */
    record Comprehension(Form element, Form condition) implements Form {}

    /** Two sets joined by {@code ∪}, {@code ∩} or {@code ∖}. */
    record Combination(String operator, Form left, Form right) implements Form {}

    /** A set with a name, such as the reals. */
    record NamedSet(String name) implements Form {}

    /** A matrix or a column of values. */
    record Grid(List<List<Form>> rows) implements Form {
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A ratio or a time of day; {@code half} is {@code am}, {@code pm}, {@code clock} for minutes such as 05, or empty. */
    record Ratio(List<Expression> parts, String half) implements Form {
        public Ratio {
            parts = List.copyOf(parts);
        }
    }

    /** Digits with the base they are written in. */
    record Based(String digits, String base) implements Form {}

    /** Words before an answer. */
    record Captioned(String words, Form form) implements Form {}
}
