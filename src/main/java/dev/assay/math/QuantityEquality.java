package dev.assay.math;

import dev.assay.math.Expression.Num;
import dev.assay.math.Expression.Operation;
import dev.assay.math.Form.Measure;
import dev.assay.math.Form.Scalar;

/** Decides whether two values with or without units are the same. */
final class QuantityEquality {
    /** How the unit of a residue begins. */
    static final String MOD = "mod ";

    private final MathPolicy policy;
    private final ScalarEquality scalars;

    QuantityEquality(MathPolicy policy, ScalarEquality scalars) {
        this.policy = policy;
        this.scalars = scalars;
    }

    boolean covers(Form form) {
        return form instanceof Scalar || form instanceof Measure;
    }

    Equality compare(Form gold, Form answer) {
        Quantity wanted = Quantity.of(gold);
        Quantity given = Quantity.of(answer);
        if (isUnit(wanted) && given.unit().isEmpty()) {
            given = Units.read(given.value()).map(Quantity::of).orElse(given);
        } else if (isUnit(given) && wanted.unit().isEmpty()) {
            wanted = Units.read(wanted.value()).map(Quantity::of).orElse(wanted);
        }
        if (wanted.unit().equals(given.unit())) {
            return isCongruent(wanted, given)
                    ? Verdicts.equal("congruent")
                    : scalars.compare(wanted.value(), given.value());
        }
        if (wanted.unit().equals("%") || given.unit().equals("%")) {
            return percent(wanted, given);
        }
        boolean missing = wanted.unit().isEmpty() || given.unit().isEmpty();
        boolean nouns = wanted.unit().startsWith("~") && given.unit().startsWith("~");
        if (!nouns && !(missing && policy.has(MathSwitch.IGNORE_MISSING_UNIT))) {
            return Verdicts.different("units differ: " + shown(wanted.unit()) + " and " + shown(given.unit()));
        }
        Equality equality = scalars.compare(wanted.value(), given.value());
        return missing ? Verdicts.explained(equality, reason -> reason + "; one has no unit") : equality;
    }

    /** Whether both are whole numbers of one class: {@code 3 \pmod 5} and {@code 8 \pmod 5}. */
    private static boolean isCongruent(Quantity wanted, Quantity given) {
        String modulus = wanted.unit().startsWith(MOD) ? wanted.unit().substring(MOD.length()) : "";
        boolean digits = !modulus.isEmpty()
                && modulus.length() < 10
                && modulus.charAt(0) != '0'
                && modulus.chars().allMatch(Character::isDigit);
        if (!digits || !(wanted.value() instanceof Num first) || !(given.value() instanceof Num second)) {
            return false;
        }
        Rational turns = first.value().minus(second.value()).dividedBy(Rational.of(Long.parseLong(modulus)));
        return first.value().isWhole() && turns.isWhole();
    }

    private static boolean isUnit(Quantity quantity) {
        return !quantity.unit().isEmpty()
                && !quantity.unit().startsWith("~")
                && !quantity.unit().equals("%");
    }

    private static String shown(String unit) {
        return unit.isEmpty() ? "none" : unit.startsWith("~") ? unit.substring(1) : unit;
    }

    private Equality percent(Quantity wanted, Quantity given) {
        boolean percentGiven = given.unit().equals("%");
        Quantity bare = percentGiven ? wanted : given;
        if (!bare.unit().isEmpty() && !bare.unit().startsWith("~")) {
            return Verdicts.different("units differ: percent and " + bare.unit());
        }
        Expression part = Expression.of(Operator.PERCENT, percentGiven ? given.value() : wanted.value());
        Equality exact = percentGiven ? scalars.compare(wanted.value(), part) : scalars.compare(part, given.value());
        if (exact.isEqual() || !policy.has(MathSwitch.PERCENT_AS_NUMBER)) {
            return Verdicts.explained(exact, reason -> reason + ", as hundredths");
        }
        return Verdicts.explained(
                scalars.compare(wanted.value(), given.value()), reason -> reason + ", with one percent sign left out");
    }

    /** A value with its unit, or with none. */
    private record Quantity(Expression value, String unit) {
        static Quantity of(Form form) {
            if (form instanceof Measure measure) {
                return new Quantity(measure.value(), measure.unit());
            }
            Expression value = Parser.scalar(form);
            if (value.is(Operator.PERCENT)) {
                return new Quantity(((Operation) value).first(), "%");
            }
            if (value.is(Operator.DEGREE)) {
                return new Quantity(((Operation) value).first(), "degree");
            }
            if (value.is(Operator.NEGATE)) {
                Quantity inner = of(new Scalar(((Operation) value).first()));
                return new Quantity(Expression.of(Operator.NEGATE, inner.value()), inner.unit());
            }
            return new Quantity(value, "");
        }
    }
}
