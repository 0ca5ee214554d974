package dev.assay.math;

import dev.assay.math.Form.Grid;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads environments with rows and cells, and calculates with matrices cell by cell. */
final class Grids {
    private final Cursor cursor;
    private final Parser parser;

    Grids(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /** An environment from its {@code \begin} to its {@code \end}. */
    Form environment() {
        String name = cursor.next().text();
        if (isDeterminant(name)) {
            throw new Unreadable("a determinant");
        }
        if (name.equals("array")) {
            columns();
        }
        List<List<Form>> rows = rows();
        if (cursor.peek().kind() == Kind.FINISH) {
            cursor.next();
        } else if (!cursor.atEnd()) {
            throw new Unreadable("%s inside %s".formatted(Cursor.shown(cursor.peek()), name));
        }
        if (rows.size() == 1 && rows.get(0).size() == 1) {
            return rows.get(0).get(0);
        }
        if (name.endsWith("matrix") || name.equals("array")) {
            return new Grid(rows);
        }
        List<Form> items = rows.stream().flatMap(List::stream).toList();
        return items.size() == 1 ? items.get(0) : new Listing(items, false);
    }

    /** A matrix with its columns as rows. */
    static Grid transposed(Grid grid) {
        List<List<Form>> columns = new ArrayList<>();
        for (List<Form> row : grid.rows()) {
            for (int column = 0; column < row.size(); column++) {
                if (column == columns.size()) {
                    columns.add(new ArrayList<>());
                }
                columns.get(column).add(row.get(column));
            }
        }
        return new Grid(columns);
    }

    /** Whether a matrix begins with this token. */
    static boolean isMatrix(Token token) {
        return token.kind() == Kind.BEGIN && token.text().endsWith("matrix") && !isDeterminant(token.text());
    }

    private static boolean isDeterminant(String environment) {
        return environment.equals("vmatrix") || environment.equals("Vmatrix");
    }

    /** The tokens without an environment that has no brackets: some models lay out one line as a column. */
    static List<Token> unrolled(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() != Kind.ROW && token.kind() != Kind.BEGIN && token.kind() != Kind.FINISH)
                .toList();
    }

    /** Whether a matrix without brackets is among the tokens. */
    static boolean hasBare(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == Kind.BEGIN && token.text().equals("matrix")) {
                return true;
            }
        }
        return false;
    }

    /** Whether one column without brackets is all there is. */
    static boolean isBare(List<Token> tokens) {
        Token last = tokens.get(tokens.size() < 2 ? 0 : tokens.size() - 2);
        return hasBare(tokens.subList(0, 1))
                && last.kind() == Kind.FINISH
                && tokens.stream().noneMatch(token -> token.is('&'));
    }

    private void columns() {
        if (cursor.accept('{')) {
            while (!cursor.accept('}') && !cursor.atEnd()) {
                cursor.next();
            }
        }
    }

    private List<List<Form>> rows() {
        List<List<Form>> rows = new ArrayList<>();
        List<Form> row = new ArrayList<>();
        while (cursor.peek().kind() != Kind.FINISH && !cursor.atEnd()) {
            if (cursor.peek().kind() == Kind.ROW) {
                cursor.next();
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                row = new ArrayList<>();
            } else if (!cursor.accept('&') && !cursor.accept(',')) {
                row.add(parser.relation());
            }
            if (!isBetween()) {
                throw new Unreadable("%s inside a matrix".formatted(Cursor.shown(cursor.peek())));
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new Unreadable("an empty matrix");
        }
        return rows;
    }

    private boolean isBetween() {
        Token token = cursor.peek();
        Token before = cursor.previous();
        return token.kind() == Kind.ROW
                || token.kind() == Kind.FINISH
                || token.kind() == Kind.END
                || token.is('&')
                || token.is(',')
                || before.kind() == Kind.ROW
                || before.is('&')
                || before.is(',');
    }

    /** Each cell times this factor. */
    static Form scaled(Grid grid, Expression factor) {
        return mapped(grid, cell -> Expression.of(Operator.MULTIPLY, factor, cell));
    }

    private static Grid mapped(Grid grid, java.util.function.UnaryOperator<Expression> change) {
        List<List<Form>> rows = new ArrayList<>();
        for (List<Form> row : grid.rows()) {
            List<Form> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(new Scalar(change.apply(Parser.scalar(cell)))));
            rows.add(cells);
        }
        return new Grid(rows);
    }

    /** Each cell with its sign turned. */
    static Grid negated(Grid grid) {
        return mapped(grid, cell -> Expression.of(Operator.NEGATE, cell));
    }

    /** The sum or difference of two matrices of one size. */
    static Form sum(Form left, Form right, String sign) {
        if (!(left instanceof Grid first)
                || !(right instanceof Grid second)
                || first.rows().size() != second.rows().size()) {
            throw new Unreadable("a matrix and something else in a sum");
        }
        Operator operator = sign.equals("-") ? Operator.NEGATE : Operator.ADD;
        List<List<Form>> rows = new ArrayList<>();
        for (int i = 0; i < first.rows().size(); i++) {
            List<Form> cells = new ArrayList<>();
            for (int j = 0;
                    j < first.rows().get(i).size() && j < second.rows().get(i).size();
                    j++) {
                Expression addend = Parser.scalar(second.rows().get(i).get(j));
                Expression signed = operator == Operator.NEGATE ? Expression.of(Operator.NEGATE, addend) : addend;
                cells.add(new Scalar(Expression.of(
                        Operator.ADD, Parser.scalar(first.rows().get(i).get(j)), signed)));
            }
            rows.add(cells);
        }
        return new Grid(rows);
    }
}
