package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what begins with a name: fractions, roots, functions, sums, constants. */
final class Constructs {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("sin", Operator.SIN),
            Map.entry("cos", Operator.COS),
            Map.entry("tan", Operator.TAN),
            Map.entry("cot", Operator.COT),
            Map.entry("sec", Operator.SEC),
            Map.entry("csc", Operator.CSC),
            Map.entry("arcsin", Operator.ARCSIN),
            Map.entry("arccos", Operator.ARCCOS),
            Map.entry("arctan", Operator.ARCTAN),
            Map.entry("arccot", Operator.ARCCOT),
            Map.entry("sinh", Operator.SINH),
            Map.entry("cosh", Operator.COSH),
            Map.entry("tanh", Operator.TANH),
            Map.entry("ln", Operator.LN),
            Map.entry("exp", Operator.EXP),
            Map.entry("abs", Operator.ABS),
            Map.entry("gcd", Operator.GCD),
            Map.entry("lcm", Operator.LCM),
            Map.entry("min", Operator.MIN),
            Map.entry("max", Operator.MAX),
            Map.entry("floor", Operator.FLOOR),
            Map.entry("ceil", Operator.CEILING),
            Map.entry("re", Operator.REAL_PART),
            Map.entry("im", Operator.IMAGINARY_PART));

    private final Cursor cursor;
    private final Parser parser;
    private final Arithmetic arithmetic;
    private final Atoms atoms;

    Constructs(Cursor cursor, Parser parser, Arithmetic arithmetic, Atoms atoms) {
        this.cursor = cursor;
        this.parser = parser;
        this.arithmetic = arithmetic;
        this.atoms = atoms;
    }

    /** Reads on from a name. */
    Form named() {
        cursor.enter();
        Form form = read(cursor.next().text());
        cursor.leave();
        return form;
    }

    private Form read(String name) {
        return switch (name) {
            case "frac" -> binary(Operator.DIVIDE);
            case "binom" -> binary(Operator.BINOMIAL);
            case "sqrt" -> root();
            case "cbrt" -> new Scalar(Expression.of(Operator.ROOT, argument(), Expression.of(3)));
            case "pi" -> new Scalar(Constant.PI);
            case "infinity" -> Atoms.INFINITY;
            case "emptyset" -> new NamedSet("empty");
            case "reals", "integers", "naturals", "rationals", "complexes" -> new NamedSet(name);
            case "overline" -> overlined();
            case "sum", "prod" -> series(name.equals("sum") ? Operator.SUM : Operator.PRODUCT);
            case "integral", "lim" -> opaque(name);
            default -> {
                if (!OPERATORS.containsKey(name) && !name.equals("log") && !name.equals("lg")) {
                    throw new Unreadable("'" + name + "' here");
                }
                yield new Scalar(function(name));
            }
        };
    }

    /** Whether the fraction that comes next is of two whole numbers and less than 1. */
    boolean isProperFraction() {
        Token first = cursor.peek(1);
        if (first.is('{')) {
            return cursor.peek(2).kind() == Kind.NUMBER
                    && cursor.peek(3).is('}')
                    && (cursor.peek(4).is('{')
                            ? cursor.peek(5).kind() == Kind.NUMBER
                                    && cursor.peek(6).is('}')
                                    && NumberAtoms.isSmaller(
                                            cursor.peek(2).text(),
                                            cursor.peek(5).text())
                            : cursor.peek(4).kind() == Kind.NUMBER
                                    && NumberAtoms.isSmaller(
                                            cursor.peek(2).text(),
                                            cursor.peek(4).text()));
        }
        if (first.kind() != Kind.NUMBER) {
            return false;
        }
        String digits = first.text();
        if (digits.length() == 2) {
            return digits.charAt(0) < digits.charAt(1);
        }
        return digits.length() == 1
                && (cursor.peek(2).kind() == Kind.NUMBER
                        ? NumberAtoms.isSmaller(digits, cursor.peek(2).text())
                        : cursor.peek(2).is('{')
                                && cursor.peek(3).kind() == Kind.NUMBER
                                && NumberAtoms.isSmaller(digits, cursor.peek(3).text()));
    }

    private Form binary(Operator operator) {
        Expression first = texArgument();
        return new Scalar(Expression.of(operator, first, texArgument()));
    }

    /** An argument as TeX takes it: a group, or one digit, letter or command. */
    private Expression texArgument() {
        Token token = cursor.peek();
        if (token.kind() == Kind.NUMBER
                && token.text().length() > 1
                && token.text().indexOf('.') < 0) {
            return Numerals.read(cursor.digit());
        }
        if (token.kind() == Kind.NUMBER) {
            return Numerals.read(cursor.next().text());
        }
        return Parser.scalar(atoms.atom());
    }

    /** {@code {}_7C_2}, {@code ^7P_2}: how many choices, or arrangements, there are. */
    Form counted() {
        cursor.next();
        Expression from = wholeArgument();
        String letter = cursor.next().text();
        if (!(letter.equals("C") || letter.equals("P")) || !(cursor.accept('_') || cursor.accept('^'))) {
            throw new Unreadable("an index before '" + letter + "'");
        }
        return new Scalar(Counting.of(letter, from, wholeArgument()));
    }

    private Form root() {
        Expression index = Expression.of(2);
        if (cursor.accept('[')) {
            index = Parser.scalar(parser.listing());
            cursor.close(']');
        }
        if (cursor.peek().is('{') && cursor.peek(1).is('}')) {
            throw new Unreadable("a root of nothing");
        }
        return new Scalar(Expression.of(Operator.ROOT, wholeArgument(), index));
    }

    private Expression wholeArgument() {
        return cursor.peek().kind() == Kind.NUMBER ? Numerals.read(cursor.next().text()) : Parser.scalar(atoms.atom());
    }

    private Expression argument() {
        return Parser.scalar(atoms.atom());
    }

    private Form overlined() {
        Form inner = atoms.atom();
        Expression value = Parser.scalar(inner);
        boolean segment = value.has(part -> part instanceof Variable variable
                && Character.isUpperCase(variable.name().charAt(0)));
        return segment ? inner : new Scalar(Expression.of(Operator.CONJUGATE, value));
    }

    private Expression function(String name) {
        Expression base = name.equals("lg") || name.equals("log") ? Expression.of(10) : null;
        Expression exponent = null;
        while (cursor.peek().is('_') || cursor.peek().is('^')) {
            if (cursor.next().is('_')) {
                base = texArgument();
            } else {
                boolean negative = cursor.accept('-');
                Expression power = texArgument();
                exponent = negative ? Expression.of(Operator.NEGATE, power) : power;
            }
        }
        List<Expression> arguments = arguments();
        boolean inverse = exponent != null && isMinusOne(exponent) && OPERATORS.containsKey("arc" + name);
        Operator operator = OPERATORS.getOrDefault(inverse ? "arc" + name : name, Operator.LOG);
        Expression value = operator == Operator.LOG && base != null
                ? Expression.of(Operator.LOG, base, arguments.get(0))
                : new Operation(operator, arguments);
        return exponent == null || inverse ? value : Expression.of(Operator.POWER, value, exponent);
    }

    private static boolean isMinusOne(Expression exponent) {
        return exponent.is(Operator.NEGATE) && Printer.text(exponent).equals("-1");
    }

    /** The arguments of a function: what is in its brackets, or the factors up to the next sign or function. */
    private List<Expression> arguments() {
        if (cursor.peek().is("\\{")) {
            if (atoms.atom() instanceof Braces braces) {
                return braces.items().stream().map(Parser::scalar).toList();
            }
            throw new Unreadable("a function of a set");
        }
        if (cursor.peek().is('(')) {
            Form form = atoms.atom();
            if (form instanceof Bracket bracket) {
                return bracket.items().stream().map(Parser::scalar).toList();
            }
            return List.of(Parser.scalar(form));
        }
        List<Expression> factors = new ArrayList<>();
        boolean negative = cursor.accept('-');
        do {
            factors.add(Parser.scalar(arithmetic.power()));
        } while (isFactor());
        Expression argument = factors.size() == 1 ? factors.get(0) : new Operation(Operator.MULTIPLY, factors);
        if (cursor.peek().is('/') && cursor.peek(1).kind() == Kind.NUMBER) {
            cursor.next();
            argument = Expression.of(
                    Operator.DIVIDE, argument, Numerals.read(cursor.next().text()));
        }
        return List.of(negative ? Expression.of(Operator.NEGATE, argument) : argument);
    }

    private boolean isFactor() {
        Token token = cursor.peek();
        return token.kind() == Kind.LETTER
                || token.isName("pi")
                || token.isName("frac")
                || token.isName("sqrt")
                || token.is('{');
    }

    private Form series(Operator operator) {
        Form lower = new Form.Words("");
        Expression upper = null;
        while (cursor.peek().is('_') || cursor.peek().is('^')) {
            if (cursor.next().is('_')) {
                lower = atoms.atom();
            } else {
                upper = cursor.peek().kind() == Kind.NUMBER
                        ? Numerals.read(cursor.next().text())
                        : argument();
            }
        }
        Expression body = Parser.scalar(arithmetic.signed());
        while (isFactor()
                || cursor.peek().kind() == Kind.NAME
                || cursor.peek().is('*')
                || cursor.peek().is('(')) {
            cursor.accept('*');
            body = Expression.of(Operator.MULTIPLY, body, Parser.scalar(arithmetic.power()));
        }
        if (upper != null
                && lower instanceof Statement start
                && start.all("=")
                && start.first() instanceof Scalar index
                && index.value() instanceof Variable) {
            return new Scalar(Expression.of(operator, index.value(), Parser.scalar(start.last()), upper, body));
        }
        Expression name = new Variable(operator.text());
        return new Scalar(Expression.of(Operator.OPAQUE, name, upper == null ? name : upper, body));
    }

    /** An integral or a limit: kept as it is written. */
    private Form opaque(String name) {
        List<Expression> parts = new ArrayList<>();
        parts.add(new Variable(name.toLowerCase(Locale.ROOT)));
        while (cursor.peek().is('_') || cursor.peek().is('^')) {
            String mark = cursor.next().text();
            Token limit = cursor.peek();
            if (limit.is('{') || limit.kind() == Kind.NAME) {
                int before = parts.size();
                parts.add(limit(mark));
                if (parts.size() == before) {
                    throw new Unreadable("a limit");
                }
            } else {
                parts.add(texArgument());
            }
        }
        parts.add(Parser.scalar(arithmetic.signed()));
        while (isFactor() || cursor.peek().kind() == Kind.NAME || cursor.peek().kind() == Kind.LETTER) {
            parts.add(Parser.scalar(arithmetic.power()));
        }
        return new Scalar(new Operation(Operator.OPAQUE, parts));
    }

    private Expression limit(String mark) {
        Form form = atoms.atom();
        if (form instanceof Statement statement) {
            return Expression.of(
                    Operator.OPAQUE,
                    new Variable(mark),
                    Parser.scalar(statement.first()),
                    Parser.scalar(statement.last()));
        }
        return Parser.scalar(form);
    }
}
