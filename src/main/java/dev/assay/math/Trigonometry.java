package dev.assay.math;

import dev.assay.math.NoValue.Why;

/** The trigonometric and hyperbolic functions of real numbers, and their inverses, from sine, cosine, exp and arc tangent. */
final class Trigonometry {
    private final Reals reals;
    private final Elementary elementary;

    Trigonometry(Reals reals, Elementary elementary) {
        this.reals = reals;
        this.elementary = elementary;
    }

    /**
     * Bounds of a function's value.
     *
     * @param end 1 or -1 where the argument is exactly that, else 0
     */
    Enclosure value(Operator function, Enclosure x, int end) {
        return switch (function) {
            case SIN -> elementary.sin(x);
            case COS -> elementary.cos(x);
            case TAN -> reals.divide(elementary.sin(x), elementary.cos(x));
            case COT -> reals.divide(elementary.cos(x), elementary.sin(x));
            case SEC -> reals.divide(Enclosure.of(1), elementary.cos(x));
            case CSC -> reals.divide(Enclosure.of(1), elementary.sin(x));
            case ARCSIN -> arcsin(x, end);
            case ARCCOS -> reals.subtract(half(), arcsin(x, end));
            case ARCTAN -> elementary.atan(x);
            case ARCCOT -> reals.subtract(half(), elementary.atan(x));
            case SINH -> reals.divide(reals.subtract(elementary.exp(x), elementary.exp(x.negate())), Enclosure.of(2));
            case COSH -> reals.divide(reals.add(elementary.exp(x), elementary.exp(x.negate())), Enclosure.of(2));
            case TANH -> tanh(x);
            default -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    private Enclosure half() {
        return reals.divide(elementary.pi(), Enclosure.of(2));
    }

    private Enclosure arcsin(Enclosure x, int end) {
        if (end != 0) {
            return end > 0 ? half() : half().negate();
        }
        Enclosure rest = reals.subtract(Enclosure.of(1), reals.power(x, 2));
        if (rest.isNegative()) {
            throw new NoValue(Why.UNDEFINED);
        }
        return elementary.atan(reals.divide(x, reals.root(rest, 2)));
    }

    private Enclosure tanh(Enclosure x) {
        Enclosure up = elementary.exp(x);
        Enclosure down = elementary.exp(x.negate());
        return reals.divide(reals.subtract(up, down), reals.add(up, down));
    }
}
