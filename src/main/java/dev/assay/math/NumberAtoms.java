package dev.assay.math;

import dev.assay.math.Form.Scalar;
import dev.assay.math.Token.Kind;
import java.util.Optional;

/** Reads numbers with what belongs to them: repeating digits, the fraction of a mixed number. */
final class NumberAtoms {
    private final Cursor cursor;
    private final Constructs constructs;

    NumberAtoms(Cursor cursor, Constructs constructs) {
        this.cursor = cursor;
        this.constructs = constructs;
    }

    /** Reads on from a number. */
    Form number() {
        String digits = cursor.next().text();
        Expression.Num number = Numerals.read(digits);
        if (cursor.peek().isName("overline") || cursor.peek().isName("dot")) {
            return repeating(digits, number);
        }
        if (digits.endsWith(".") && cursor.accept('(')) {
            String period = cursor.next().text();
            cursor.close(')');
            return new Scalar(Numerals.repeating(digits, period));
        }
        if (cursor.peek().is('…') && number.places() > 0) {
            cursor.next();
            return new Scalar(Numerals.continued(digits));
        }
        return number.places() < 0 && number.value().isWhole() ? mixed(number) : new Scalar(number);
    }

    private Form repeating(String digits, Expression.Num number) {
        if (number.places() < 0 && !digits.endsWith(".")) {
            Token dot = cursor.peek(-1);
            throw new Unreadable("a line over digits after " + Cursor.shown(dot));
        }
        StringBuilder period = new StringBuilder();
        boolean dotted = cursor.peek().isName("dot");
        marked(period);
        while (dotted
                && (cursor.peek().isName("dot")
                        || (cursor.peek().kind() == Kind.NUMBER
                                && cursor.peek(1).isName("dot")))) {
            if (cursor.peek().kind() == Kind.NUMBER) {
                period.append(cursor.next().text());
            }
            marked(period);
        }
        return new Scalar(Numerals.repeating(digits, period.toString()));
    }

    /** Digits under one line or dot. */
    private void marked(StringBuilder period) {
        cursor.next();
        boolean group = cursor.accept('{');
        while (cursor.peek().kind() == Kind.NUMBER) {
            period.append(cursor.next().text());
        }
        if (group) {
            cursor.close('}');
        }
    }

    /** A whole number and the fraction that belongs to it, as {@code 2\frac34} or {@code 2 3/4}. */
    private Form mixed(Expression.Num whole) {
        Optional<Expression> fraction = Optional.empty();
        if (cursor.peek().isName("frac") && constructs.isProperFraction()) {
            fraction = Optional.of(Parser.scalar(constructs.named()));
        } else if (cursor.peek().kind() == Kind.NUMBER
                && cursor.peek().spaced()
                && cursor.peek(1).is('/')
                && cursor.peek(2).kind() == Kind.NUMBER
                && isSmaller(cursor.peek().text(), cursor.peek(2).text())) {
            Expression numerator = Numerals.read(cursor.next().text());
            cursor.next();
            Expression denominator = Numerals.read(cursor.next().text());
            fraction = Optional.of(Expression.of(Operator.DIVIDE, numerator, denominator));
        }
        return new Scalar(
                fraction.map(part -> Expression.of(Operator.ADD, whole, part)).orElse(whole));
    }

    static boolean isSmaller(String numerator, String denominator) {
        Expression.Num first = Numerals.read(numerator);
        Expression.Num second = Numerals.read(denominator);
        return first.places() < 0 && second.places() < 0 && first.value().compareTo(second.value()) < 0;
    }
}
