package dev.assay.math;

import dev.assay.math.Form.Measure;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Token.Kind;

/** Reads the words after a value: a unit, a noun, a factor such as million, a remark in brackets. */
final class Suffix {
    private final Cursor cursor;

    Suffix(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The value with what follows it. */
    Form after(Form form) {
        remark();
        if (cursor.peek().kind() != Kind.WORD) {
            return form;
        }
        Expression value = Parser.scalar(form);
        long multiple = Lexicon.multiple(cursor.peek().text());
        if (multiple > 0) {
            cursor.next();
            value = Expression.of(Operator.MULTIPLY, value, Expression.of(multiple));
        }
        String unit = unit();
        remark();
        if (unit.isEmpty()) {
            return new Scalar(value);
        }
        return switch (unit) {
            case "%" -> new Scalar(Expression.of(Operator.PERCENT, value));
            case "degree" -> new Scalar(Expression.of(Operator.DEGREE, value));
            default -> new Measure(value, unit);
        };
    }

    private String unit() {
        StringBuilder units = new StringBuilder();
        StringBuilder words = new StringBuilder();
        String raised = "";
        boolean known = true;
        boolean per = false;
        while (cursor.peek().kind() == Kind.WORD
                || isProduct()
                || isDivision()
                || (per && cursor.peek().kind() == Kind.LETTER)) {
            if (cursor.accept('/')) {
                per = true;
                continue;
            }
            cursor.accept('*');
            String word = cursor.next().text();
            words.append(words.isEmpty() ? "" : " ").append(word);
            if (word.equals("per")) {
                per = true;
            } else if (word.equals("square") || word.equals("sq")) {
                raised = "^2";
            } else if (word.equals("cubic") || word.equals("cu")) {
                raised = "^3";
            } else {
                String unit = Lexicon.unit(word);
                known &= !unit.isEmpty();
                String power = power(unit);
                units.append(per ? "/" : units.isEmpty() ? "" : "*")
                        .append(unit)
                        .append(power.isEmpty() ? raised : power);
                raised = "";
                per = false;
            }
            cursor.accept('.');
        }
        return known || words.isEmpty() ? compact(units.toString()) : "~" + Lexicon.plain(words.toString());
    }

    private static String compact(String unit) {
        String plain = quotient(unit);
        return plain.equals("mi/h")
                ? "mph"
                : plain.equals("unit") || plain.equals("unit^2") || plain.equals("unit^3") ? "" : plain;
    }

    /** {@code m*s^-2} as {@code m/s^2}. */
    private static String quotient(String unit) {
        StringBuilder written = new StringBuilder();
        for (String factor : unit.split("(?=[*/])", -1)) {
            boolean later = factor.startsWith("*") || factor.startsWith("/");
            int power = factor.indexOf("^-");
            if (!later || power < 0) {
                written.append(factor);
            } else {
                String exponent = factor.substring(power + 2);
                written.append(factor.startsWith("*") ? "/" : "*").append(factor, 1, power);
                written.append(exponent.equals("1") ? "" : "^" + exponent);
            }
        }
        return written.toString();
    }

    private boolean isProduct() {
        return cursor.peek().is('*') && cursor.peek(1).kind() == Kind.WORD;
    }

    private boolean isDivision() {
        Token next = cursor.peek(1);
        boolean letter =
                next.kind() == Kind.LETTER && !Lexicon.unit(next.text()).isEmpty();
        return cursor.peek().is('/') && (next.kind() == Kind.WORD || letter);
    }

    private String power(String unit) {
        if (unit.equals("") || !cursor.peek().is('^')) {
            return "";
        }
        cursor.next();
        boolean group = cursor.accept('{');
        String sign = cursor.accept('-') ? "-" : "";
        String exponent = cursor.next().text();
        if (group) {
            cursor.close('}');
        }
        return "^" + sign + exponent;
    }

    /** Leaves out a remark such as {@code (about 3.2)}. */
    private void remark() {
        if (!cursor.peek().is('(') || cursor.peek(1).kind() != Kind.WORD) {
            return;
        }
        int depth = 0;
        do {
            Token token = cursor.next();
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
        } while (depth > 0 && !cursor.atEnd());
    }
}
