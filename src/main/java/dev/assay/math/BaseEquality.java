package dev.assay.math;

import dev.assay.math.Form.Based;
import dev.assay.math.Form.Scalar;

/** Compares numbers that are written in a base. */
final class BaseEquality {
    private final MathPolicy policy;

    BaseEquality(MathPolicy policy) {
        this.policy = policy;
    }

    Equality compare(Form gold, Form answer) {
        if (gold instanceof Based wanted && answer instanceof Based given) {
            if (!base(wanted).equals(base(given))) {
                return Verdicts.different("bases differ: %s and %s".formatted(wanted.base(), given.base()));
            }
            return digits(wanted.digits(), given.digits());
        }
        Based based = gold instanceof Based wanted ? wanted : (Based) answer;
        Form other = gold instanceof Based ? answer : gold;
        if (!(other instanceof Scalar scalar)
                || !(scalar.value() instanceof Expression.Num number)
                || number.places() >= 0
                || !policy.has(MathSwitch.IGNORE_MISSING_BASE)) {
            return Verdicts.different("a number in base %s against another form".formatted(based.base()));
        }
        return Verdicts.explained(
                digits(based.digits(), number.value().toString()), reason -> reason + "; one names no base");
    }

    private static String base(Based based) {
        long named = Lexicon.number(based.base());
        return named < 0 ? based.base() : Long.toString(named);
    }

    private static Equality digits(String wanted, String given) {
        return plain(wanted).equals(plain(given))
                ? Verdicts.equal("the same digits")
                : Verdicts.different("digits differ");
    }

    private static String plain(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }
}
