package dev.assay.math;

import dev.assay.math.Expression.Constant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of real numbers made of finitely many intervals and points, in order and without overlap. */
final class RealSet {
    private static final Expression PLUS = Constant.INFINITY;
    private static final Expression MINUS = Expression.of(Operator.NEGATE, Constant.INFINITY);

    private final List<Piece> pieces;
    private final Order order;

    /** One interval; a point where its ends are one closed number. */
    record Piece(Expression low, boolean closedLow, Expression high, boolean closedHigh) {}

    private RealSet(List<Piece> pieces, Order order) {
        this.pieces = pieces;
        this.order = order;
    }

    static RealSet empty(Order order) {
        return new RealSet(List.of(), order);
    }

    static RealSet all(Order order) {
        return interval(MINUS, false, PLUS, false, order);
    }

    static RealSet below(Expression end, boolean closed, Order order) {
        return interval(MINUS, false, end, closed, order);
    }

    static RealSet above(Expression end, boolean closed, Order order) {
        return interval(end, closed, PLUS, false, order);
    }

    static RealSet point(Expression at, Order order) {
        return interval(at, true, at, true, order);
    }

    static RealSet interval(Expression low, boolean closedLow, Expression high, boolean closedHigh, Order order) {
        int compared = order.compare(low, high);
        if (compared > 0 || (compared == 0 && !(closedLow && closedHigh))) {
            return empty(order);
        }
        boolean lowEnd = closedLow && Order.infinite(low) == 0;
        boolean highEnd = closedHigh && Order.infinite(high) == 0;
        return new RealSet(List.of(new Piece(low, lowEnd, high, highEnd)), order);
    }

    RealSet union(RealSet other) {
        List<Piece> all = new ArrayList<>(pieces);
        all.addAll(other.pieces);
        Comparator<Piece> byLow = (a, b) -> compareLows(a, b);
        all.sort(byLow);
        List<Piece> merged = new ArrayList<>();
        for (Piece next : all) {
            Piece last = merged.isEmpty() ? next : merged.get(merged.size() - 1);
            if (!merged.isEmpty() && touch(last, next)) {
                merged.set(merged.size() - 1, joined(last, next));
            } else {
                merged.add(next);
            }
        }
        return new RealSet(merged, order);
    }

    private int compareLows(Piece a, Piece b) {
        int compared = order.compare(a.low(), b.low());
        return compared != 0 ? compared : Boolean.compare(b.closedLow(), a.closedLow());
    }

    private boolean touch(Piece first, Piece second) {
        int compared = order.compare(second.low(), first.high());
        return compared < 0 || (compared == 0 && (first.closedHigh() || second.closedLow()));
    }

    private Piece joined(Piece first, Piece second) {
        int compared = order.compare(first.high(), second.high());
        boolean closed = compared > 0
                ? first.closedHigh()
                : compared < 0 ? second.closedHigh() : first.closedHigh() || second.closedHigh();
        return new Piece(first.low(), first.closedLow(), compared >= 0 ? first.high() : second.high(), closed);
    }

    RealSet complement() {
        RealSet rest = empty(order);
        Expression from = MINUS;
        boolean closed = false;
        for (Piece piece : pieces) {
            if (Order.infinite(piece.low()) == 0) {
                rest = rest.union(interval(from, closed, piece.low(), !piece.closedLow(), order));
            }
            from = piece.high();
            closed = !piece.closedHigh();
        }
        return Order.infinite(from) > 0 ? rest : rest.union(interval(from, closed, PLUS, false, order));
    }

    RealSet intersection(RealSet other) {
        return complement().union(other.complement()).complement();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether the set is of points alone. */
    boolean isFinite() {
        return pieces.stream().allMatch(piece -> piece.low() == piece.high());
    }

    /** Why the other set is another; empty where it is the same. */
    String difference(RealSet other) {
        if (pieces.size() != other.pieces.size()) {
            return pieces.size() + " pieces against " + other.pieces.size();
        }
        for (int i = 0; i < pieces.size(); i++) {
            Piece mine = pieces.get(i);
            Piece its = other.pieces.get(i);
            if (order.compare(mine.low(), its.low()) != 0 || order.compare(mine.high(), its.high()) != 0) {
                return "interval ends differ";
            }
            if (mine.closedLow() != its.closedLow() || mine.closedHigh() != its.closedHigh()) {
                return "interval ends differ: open and closed";
            }
        }
        return "";
    }
}
