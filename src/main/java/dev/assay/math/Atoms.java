package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Comprehension;
import dev.assay.math.Form.Grid;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import dev.assay.math.Form.Words;
import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads what cannot be taken apart by operators: numbers, letters, groups, brackets. */
final class Atoms {
    private final Cursor cursor;
    private final Parser parser;
    private final Constructs constructs;
    private boolean barOpen;
    private boolean squareOpen;

    Atoms(Cursor cursor, Parser parser, Arithmetic arithmetic) {
        this.cursor = cursor;
        this.parser = parser;
        constructs = new Constructs(cursor, parser, arithmetic, this);
    }

    /** Whether a bar would close an absolute value here. */
    boolean isBarOpen() {
        return barOpen;
    }

    /** Whether an opening square bracket would close an interval here, as in {@code ]0,1[}. */
    boolean isSquareOpen() {
        return squareOpen;
    }

    Form atom() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> new NumberAtoms(cursor, constructs).number();
            case LETTER -> letter();
            case NAME -> constructs.named();
            case BEGIN -> nested(() -> new Grids(cursor, parser).environment());
            case SYMBOL -> symbol(token.text());
            case WORD -> {
                cursor.next();
                yield new Words(token.text());
            }
            default -> throw new Unreadable(Cursor.shown(token) + " where a value should be");
        };
    }

    private Form symbol(String symbol) {
        return switch (symbol) {
            case "{" -> {
                if (cursor.peek(1).is('}')
                        && (cursor.peek(2).is('_') || cursor.peek(2).is('^'))) {
                    cursor.next();
                    cursor.next();
                    yield nested(constructs::counted);
                }
                yield nested(this::group);
            }
            case "(", "[", "]", "⟨" -> nested(this::bracket);
            case "\\{" -> nested(this::braces);
            case "⌊" -> nested(() -> rounded('⌋', Operator.FLOOR));
            case "⌈" -> nested(() -> rounded('⌉', Operator.CEILING));
            case "|" -> nested(this::absolute);
            case "_", "^" -> nested(constructs::counted);
            case "…" -> {
                cursor.next();
                yield new Scalar(new Variable(ScalarEquality.ELLIPSIS));
            }
            default -> throw new Unreadable(Cursor.shown(cursor.peek()) + " where a value should be");
        };
    }

    /** Reads inside brackets, where what was open outside does not count. */
    private Form nested(java.util.function.Supplier<Form> read) {
        cursor.enter();
        boolean bar = barOpen;
        boolean square = squareOpen;
        barOpen = false;
        squareOpen = false;
        Form form = read.get();
        barOpen = bar;
        squareOpen = square;
        cursor.leave();
        return form;
    }

    private Form letter() {
        StringBuilder written = new StringBuilder(cursor.next().text());
        boolean marked = false;
        while (cursor.peek().is('\'') || cursor.peek().is('_')) {
            marked = true;
            written.append(cursor.accept('\'') ? "'" : subscripted());
        }
        String name = written.toString();
        if (Character.isUpperCase(name.charAt(0)) && cursor.peek().is('(') && cursor.isCondition(true)) {
            return new Scalar(new Variable(name + event()));
        }
        if (isApplication(name)) {
            Form argument = nested(this::bracket);
            return new Scalar(new Variable(name + "(" + arguments(argument) + ")"));
        }
        return new Scalar(marked || name.length() > 1 ? new Variable(name) : Arithmetic.letter(name));
    }

    /** {@code (X = 2)} or {@code (A | B)}, as it is written. */
    private String event() {
        StringBuilder event = new StringBuilder();
        int depth = 0;
        do {
            Token token = cursor.next();
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            event.append(token.text());
        } while (depth > 0 && !cursor.atEnd());
        return event.toString();
    }

    private String subscripted() {
        cursor.next();
        return "_" + subscript();
    }

    private boolean isApplication(String name) {
        if (!cursor.peek().is('(')) {
            return false;
        }
        char first = name.charAt(0);
        boolean function = "fghFGH".indexOf(first) >= 0 || name.endsWith("'");
        boolean one = cursor.peek(2).is(')');
        boolean argument = cursor.peek(1).kind() == Kind.LETTER && one;
        boolean value =
                cursor.peek(1).kind() == Kind.NUMBER && one && cursor.peek(3).is('=');
        return function || (Character.isUpperCase(first) && (argument || value));
    }

    private static String arguments(Form form) {
        if (form instanceof Scalar scalar) {
            return Printer.text(scalar.value());
        }
        if (form instanceof Bracket bracket) {
            StringBuilder text = new StringBuilder();
            for (Form item : bracket.items()) {
                text.append(text.isEmpty() ? "" : ",").append(arguments(item));
            }
            return text.toString();
        }
        throw new Unreadable("no value as an argument");
    }

    /** A subscript as a name: the tokens of one group put together. */
    String subscript() {
        if (!cursor.accept('{')) {
            return cursor.next().text();
        }
        StringBuilder name = new StringBuilder();
        int depth = 1;
        while (!cursor.atEnd()) {
            Token token = cursor.next();
            depth += token.is('{') ? 1 : token.is('}') ? -1 : 0;
            if (depth == 0) {
                break;
            }
            name.append(token.is('{') || token.is('}') ? "" : token.text());
        }
        return name.toString();
    }

    private Form group() {
        cursor.next();
        while (cursor.peek().is('{') && cursor.peek(1).is('}')) {
            cursor.next();
            cursor.next();
        }
        Form form = parser.listing();
        if (cursor.peek().isName("over")) {
            cursor.next();
            form = new Scalar(Expression.of(Operator.DIVIDE, Parser.scalar(form), Parser.scalar(parser.listing())));
        } else if (cursor.peek().isName("choose")) {
            cursor.next();
            form = new Scalar(Expression.of(Operator.BINOMIAL, Parser.scalar(form), Parser.scalar(parser.listing())));
        }
        cursor.close('}');
        return form;
    }

    private Form bracket() {
        String open = cursor.next().text();
        squareOpen = open.equals("[") || open.equals("]");
        List<Form> items = new ArrayList<>();
        boolean separated = false;
        while (!isFirmClose() && !cursor.atEnd()) {
            items.add(parser.relation());
            cursor.accept('.');
            boolean more = false;
            while (cursor.accept(',') || cursor.accept(';') || cursor.accept("and") || cursor.accept("or")) {
                more = true;
            }
            separated |= more;
            if (!more && (isClose() || (!separated && !cursor.atEnd()))) {
                break;
            }
        }
        String close = closing(open);
        if (items.isEmpty()) {
            throw new Unreadable("empty brackets");
        }
        boolean one = items.size() == 1 && (!separated || items.get(0) instanceof Scalar) && !open.equals("⟨");
        return one && !isNestedRow(open, items.get(0)) ? items.get(0) : new Bracket("", typed(open), close, items);
    }

    private static boolean isNestedRow(String open, Form only) {
        return open.equals("[") && only instanceof Bracket;
    }

    private static String typed(String open) {
        return open.equals("]") ? "(" : open;
    }

    private boolean isClose() {
        return isFirmClose() || (squareOpen && cursor.peek().is('['));
    }

    private boolean isFirmClose() {
        Token token = cursor.peek();
        return token.is(')') || token.is(']') || token.is('⟩');
    }

    private String closing(String open) {
        if (cursor.atEnd()) {
            return open.equals("[") ? "]" : open.equals("⟨") ? "⟩" : ")";
        }
        if (!isClose()) {
            throw new Unreadable(Cursor.shown(cursor.peek()) + " inside brackets");
        }
        String close = cursor.next().text();
        return close.equals("[") ? ")" : close;
    }

    private Form braces() {
        cursor.next();
        if (cursor.accept("\\}")) {
            return new NamedSet("empty");
        }
        boolean colon = parser.colonIsBar(true);
        barOpen = true;
        Form inner = parser.listing();
        barOpen = false;
        parser.colonIsBar(colon);
        if (cursor.accept('|') || cursor.accept(':')) {
            inner = new Comprehension(inner, parser.listing());
        }
        boolean closed = cursor.accept("\\}");
        if (!closed) {
            cursor.close('}');
        }
        if (!closed && inner instanceof Grid cases) {
            return new Listing(cases.rows().stream().flatMap(List::stream).toList(), false);
        }
        if (inner instanceof Comprehension) {
            return inner;
        }
        if (inner instanceof Statement statement && !statement.all("=")) {
            return inner;
        }
        return new Braces(inner instanceof Listing listing ? listing.items() : List.of(inner));
    }

    private Form rounded(char close, Operator operator) {
        cursor.next();
        Form inner = parser.listing();
        cursor.close(close);
        return new Scalar(Expression.of(operator, Parser.scalar(inner)));
    }

    private Form absolute() {
        cursor.next();
        barOpen = true;
        Form inner = parser.listing();
        cursor.close('|');
        if (inner instanceof Grid) {
            throw new Unreadable("a determinant");
        }
        return new Scalar(Expression.of(Operator.ABS, Parser.scalar(inner)));
    }

    static final Form INFINITY = new Scalar(Constant.INFINITY);
}
