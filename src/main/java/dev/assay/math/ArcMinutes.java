package dev.assay.math;

import dev.assay.math.Token.Kind;

/** Reads the minutes and seconds of arc behind degrees: {@code 25^\circ 30' 15''}. */
final class ArcMinutes {
    private static final long MINUTES = 60;
    private static final long SECONDS = 3600;

    private final Cursor cursor;

    ArcMinutes(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The degrees with the parts of a degree that follow. */
    Expression after(Expression degrees) {
        Expression minutes = part(degrees, MINUTES);
        return minutes == degrees ? degrees : part(minutes, SECONDS);
    }

    /** The angle with the next number as this part of a degree, if primes follow the number; behind seconds they may be missing. */
    private Expression part(Expression angle, long parts) {
        if (cursor.peek().kind() != Kind.NUMBER) {
            return angle;
        }
        int end = behindPrimes();
        boolean seconds = parts == SECONDS && cursor.peek(1).kind() == Kind.END;
        if (end < 0 && !seconds) {
            return angle;
        }
        Expression number = Numerals.read(cursor.next().text());
        for (int i = 1; i < end; i++) {
            cursor.next();
        }
        return Expression.of(Operator.ADD, angle, Expression.of(Operator.DIVIDE, number, Expression.of(parts)));
    }

    /** How many tokens the next one and the primes behind it are, bare or as an exponent; -1 where there are no primes. */
    private int behindPrimes() {
        int at = 1;
        boolean group = cursor.peek(at).is('^') && cursor.peek(at + 1).is('{');
        at += group ? 2 : cursor.peek(at).is('^') ? 1 : 0;
        int first = at;
        while (cursor.peek(at).is('\'')) {
            at++;
        }
        boolean closed = !group || cursor.peek(at).is('}');
        return at == first || !closed ? -1 : group ? at + 1 : at;
    }
}
