package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Based;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Grid;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads sums, products, powers and what is written behind a value. */
final class Arithmetic {
    private final Cursor cursor;
    private final Atoms atoms;

    Arithmetic(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        atoms = new Atoms(cursor, parser, this);
    }

    /** Terms with signs between them. */
    Form sum() {
        Form first = product();
        if (!isSign()) {
            return first;
        }
        List<Expression> terms = new ArrayList<>();
        Form left = first;
        while (isSign()) {
            String sign = cursor.next().text();
            Form right = product();
            if (left instanceof Grid || right instanceof Grid) {
                left = Grids.sum(left, right, sign);
                continue;
            }
            if (terms.isEmpty() && sign.equals("-") && isDifferenceOfSets(left, right)) {
                return new Form.Combination("∖", left, right);
            }
            if (terms.isEmpty()) {
                terms.add(Parser.scalar(left));
            }
            Expression term = Parser.scalar(right);
            switch (sign) {
                case "+" -> terms.add(term);
                case "-" -> terms.add(Expression.of(Operator.NEGATE, term));
                default -> {
                    Expression before = total(terms);
                    terms.clear();
                    terms.add(
                            Expression.of(sign.equals("±") ? Operator.PLUS_MINUS : Operator.MINUS_PLUS, before, term));
                }
            }
        }
        return terms.isEmpty() ? left : new Scalar(total(terms));
    }

    /** {@code \mathbb{R} - \{2\}}: a minus between sets, of which the second has braces or a name. */
    private static boolean isDifferenceOfSets(Form left, Form right) {
        boolean set = isSet(left) || left instanceof Bracket;
        return set && (isSet(right) || right instanceof Form.Braces);
    }

    private static boolean isSet(Form form) {
        return form instanceof Form.NamedSet || form instanceof Form.Comprehension;
    }

    private static Expression total(List<Expression> terms) {
        return terms.size() == 1 ? terms.get(0) : new Expression.Operation(Operator.ADD, terms);
    }

    private boolean isSign() {
        Token token = cursor.peek();
        return token.is('+') || token.is('-') || token.is('±') || token.is('∓');
    }

    /** Factors, with signs, divisions and nothing between them. */
    private Form product() {
        Form left = signed();
        List<Expression> factors = new ArrayList<>(2);
        while (true) {
            Token token = cursor.peek();
            boolean sign = token.is('*');
            if (sign || continues(left)) {
                Form right = factor(sign);
                if (left instanceof Scalar && right instanceof Scalar second) {
                    factors.add(Parser.scalar(left));
                    left = second;
                    continue;
                }
                left = times(total(factors, left), right);
            } else if (token.is('/') && cursor.peek(1).kind() != Kind.WORD) {
                cursor.next();
                left = of(Operator.DIVIDE, total(factors, left), signed());
            } else if (token.isName("choose")) {
                cursor.next();
                left = of(Operator.BINOMIAL, total(factors, left), signed());
            } else if (token.isName("mod") || token.isName("pmod")) {
                left = modulo(total(factors, left));
            } else {
                return total(factors, left);
            }
            factors.clear();
        }
    }

    private Form factor(boolean sign) {
        if (!sign) {
            return power();
        }
        cursor.next();
        return signed();
    }

    /** The product of the factors so far and the last one. */
    private static Form total(List<Expression> factors, Form last) {
        if (factors.isEmpty()) {
            return last;
        }
        List<Expression> all = new ArrayList<>(factors);
        all.add(Parser.scalar(last));
        return new Scalar(new Expression.Operation(Operator.MULTIPLY, all));
    }

    private static Form of(Operator operator, Form left, Form right) {
        return new Scalar(Expression.of(operator, Parser.scalar(left), Parser.scalar(right)));
    }

    /** {@code 3 \pmod 5}: the modulus says where the answer lives, as a unit does. */
    private Form modulo(Form left) {
        cursor.next();
        Form modulus = signed();
        return new Form.Measure(Parser.scalar(left), QuantityEquality.MOD + Printer.text(Parser.scalar(modulus)));
    }

    /** One factor after any number of signs. */
    Form signed() {
        boolean negative = false;
        String both = "";
        while (isSign()) {
            String sign = cursor.next().text();
            negative ^= sign.equals("-");
            both = sign.equals("±") || sign.equals("∓") ? sign : both;
        }
        Form form = power();
        if (!both.isEmpty()) {
            Operator operator = both.equals("±") ? Operator.PLUS_MINUS : Operator.MINUS_PLUS;
            return new Scalar(Expression.of(operator, Expression.of(0), Parser.scalar(form)));
        }
        return negative ? negated(form) : form;
    }

    private static Form negated(Form form) {
        if (form instanceof Grid grid) {
            return Grids.negated(grid);
        }
        if (form instanceof Bracket bracket && bracket.name().isEmpty()) {
            return negated(bracket);
        }
        return new Scalar(Expression.of(Operator.NEGATE, Parser.scalar(form)));
    }

    /** A vector with each element negated, or an interval that closes an end, mirrored at 0. */
    private static Form negated(Bracket bracket) {
        List<Form> items = new ArrayList<>();
        bracket.items().forEach(item -> items.add(new Scalar(Expression.of(Operator.NEGATE, Parser.scalar(item)))));
        if (!bracket.isInterval() || !(bracket.closedLow() || bracket.closedHigh())) {
            return new Bracket("", bracket.open(), bracket.close(), items);
        }
        Collections.reverse(items);
        return new Bracket("", bracket.closedHigh() ? "[" : "(", bracket.closedLow() ? "]" : ")", items);
    }

    private static Form times(Form left, Form right) {
        if (right instanceof Bracket bracket
                && left instanceof Scalar named
                && named.value() instanceof Variable variable) {
            return new Bracket(variable.name(), bracket.open(), bracket.close(), bracket.items());
        }
        if (right instanceof Grid grid) {
            return left instanceof Scalar factor ? Grids.scaled(grid, factor.value()) : grid;
        }
        return of(Operator.MULTIPLY, left, right);
    }

    /** Whether the next token begins a factor that is multiplied without a sign. */
    private boolean continues(Form left) {
        Token token = cursor.peek();
        Token before = cursor.previous();
        return switch (token.kind()) {
            case LETTER, BEGIN -> true;
            case NAME -> !isInfix(token.text());
            case NUMBER ->
                before.is(')') || before.is('}') || before.is('!') || cursor.isTail() || isBehindExponent(token);
            case SYMBOL ->
                switch (token.text()) {
                    case "(" -> cursor.peek(1).kind() != Kind.WORD && !cursor.isCondition(false);
                    case "{", "⌊", "⌈" -> true;
                    case "[" -> left instanceof Scalar && !atoms.isSquareOpen();
                    case "|" -> !atoms.isBarOpen() && left instanceof Scalar;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Names that stand between values. */
    private static boolean isInfix(String name) {
        return switch (name) {
            case "over", "choose", "mod", "pmod" -> true;
            default -> false;
        };
    }

    /** Whether this number stands apart behind an exponent, as the second 3 of {@code 2^3 3^2}. */
    private boolean isBehindExponent(Token number) {
        return number.spaced()
                && cursor.previous().kind() == Kind.NUMBER
                && cursor.peek(-2).is('^');
    }

    /** A value with powers, factorials, percent and degree signs behind it. */
    Form power() {
        Form form = atoms.atom();
        while (true) {
            Token token = cursor.peek();
            if (token.is('^')) {
                form = raised(form);
            } else if (token.is('!')) {
                cursor.next();
                form = new Scalar(Expression.of(Operator.FACTORIAL, Parser.scalar(form)));
            } else if (token.is('%')) {
                cursor.next();
                form = new Scalar(Expression.of(Operator.PERCENT, Parser.scalar(form)));
            } else if (token.is('°')) {
                cursor.next();
                form = degrees(form);
            } else if (token.is('_') && isRaisedName(form)) {
                form = indexed((Expression.Operation) Parser.scalar(form));
            } else if (token.is('_') && cursor.previous().kind() == Kind.NUMBER) {
                String digits = cursor.previous().text();
                cursor.next();
                form = new Based(digits, atoms.subscript());
            } else if (token.is('_') && cursor.previous().is(')') && isWhole(form)) {
                cursor.next();
                form = new Based(Printer.text(Parser.scalar(form)), atoms.subscript());
            } else {
                return form;
            }
        }
    }

    private static boolean isWhole(Form form) {
        return form instanceof Scalar scalar
                && scalar.value() instanceof Expression.Num number
                && number.places() < 0
                && number.value().isWhole();
    }

    /** {@code v^2}, whose index may still come, as in {@code v^2_0}. */
    private static boolean isRaisedName(Form form) {
        return form instanceof Scalar scalar
                && scalar.value() instanceof Expression.Operation power
                && power.operator() == Operator.POWER
                && power.first() instanceof Variable variable
                && variable.name().indexOf('_') < 0;
    }

    private Form indexed(Expression.Operation power) {
        cursor.next();
        Variable name = (Variable) power.first();
        Variable indexed = new Variable(name.name() + "_" + atoms.subscript());
        return new Scalar(Expression.of(Operator.POWER, indexed, power.second()));
    }

    private Form degrees(Form form) {
        Token scale = cursor.peek();
        if ((scale.kind() == Kind.LETTER || scale.kind() == Kind.WORD)
                && (scale.text().equals("C") || scale.text().equals("F"))) {
            cursor.next();
        }
        return new Scalar(Expression.of(Operator.DEGREE, new ArcMinutes(cursor).after(Parser.scalar(form))));
    }

    private Form raised(Form base) {
        cursor.next();
        if (cursor.accept('°') || group('°')) {
            return degrees(base);
        }
        if (cursor.accept('\'') || group('\'') || cursor.accept('*') || group('*')) {
            return base;
        }
        if (cursor.peek().is('{') && cursor.peek(1).kind() == Kind.WORD) {
            cursor.next();
            cursor.next();
            cursor.close('}');
            return base;
        }
        if (base instanceof Grid grid && isTransposition()) {
            atoms.subscript();
            return Grids.transposed(grid);
        }
        if (base instanceof Form.NamedSet set) {
            return new Form.NamedSet(set.name() + "^" + atoms.subscript());
        }
        Expression exponent = exponent();
        return new Scalar(Expression.of(Operator.POWER, Parser.scalar(base), exponent));
    }

    private boolean isTransposition() {
        String mark = cursor.peek(cursor.peek().is('{') ? 1 : 0).text();
        return mark.equals("T") || mark.equals("top");
    }

    private boolean group(char symbol) {
        if (cursor.peek().is('{') && cursor.peek(1).is(symbol) && cursor.peek(2).is('}')) {
            cursor.next();
            cursor.next();
            cursor.next();
            return true;
        }
        return false;
    }

    private Expression exponent() {
        cursor.enter();
        boolean negative = false;
        while (cursor.peek().is('-') || cursor.peek().is('+')) {
            negative ^= cursor.next().is('-');
        }
        Expression exponent = Parser.scalar(atoms.atom());
        if (cursor.accept('!')) {
            exponent = Expression.of(Operator.FACTORIAL, exponent);
        }
        if (cursor.accept('^')) {
            exponent = Expression.of(Operator.POWER, exponent, exponent());
        }
        cursor.leave();
        return negative ? Expression.of(Operator.NEGATE, exponent) : exponent;
    }

    /** The constant or variable that this letter is. */
    static Expression letter(String letter) {
        return switch (letter) {
            case "i" -> Constant.I;
            case "e" -> Constant.E;
            default -> new Variable(letter);
        };
    }
}
