package dev.assay.math;

import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Captioned;
import dev.assay.math.Form.Combination;
import dev.assay.math.Form.Measure;
import dev.assay.math.Form.Ratio;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import dev.assay.math.Form.Words;
import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tokens into a form, by recursive descent. This class holds the levels above arithmetic: lists, relations, sets, ratios,
 * and values with units.
 */
final class Parser {
    private static final int MAX_COMBINATIONS = 100;

    private final Cursor cursor;
    private final Arithmetic arithmetic;
    private boolean colonIsBar;
    private int combinations;

    private Parser(Cursor cursor) {
        this.cursor = cursor;
        arithmetic = new Arithmetic(cursor, this);
    }

    /** The form of a whole answer. Braces that close nothing at its end are left over from what stood around it. */
    static Form parse(List<Token> tokens, Budget budget) {
        Parser parser = new Parser(new Cursor(tokens, budget));
        Form form = parser.listing();
        parser.skipMarks();
        while (parser.cursor.accept('}') || parser.cursor.accept("\\}")) {
            parser.skipMarks();
        }
        if (!parser.cursor.atEnd()) {
            throw new Unreadable("does not go on with " + Cursor.shown(parser.cursor.peek()));
        }
        return form;
    }

    /** One or more relations with separators between them. */
    Form listing() {
        cursor.enter();
        skipMarks();
        Form first = relation();
        if (!isSeparator(cursor.peek()) && !isCondition()) {
            cursor.leave();
            return first;
        }
        ListingBuilder items = new ListingBuilder();
        items.add(first);
        while (isSeparator(cursor.peek()) || isCondition()) {
            while (isSeparator(cursor.peek())) {
                items.separate(cursor.next().text());
            }
            if (isEnd(cursor.peek())) {
                break;
            }
            if (!new Domains(cursor).skip()) {
                items.add(isCondition() ? condition() : relation());
            }
        }
        cursor.leave();
        return items.form();
    }

    /** A condition in brackets behind an answer stands there as one behind a comma does. */
    private boolean isCondition() {
        return cursor.peek().is('(') && cursor.isCondition(false);
    }

    private Form condition() {
        cursor.next();
        Form condition = listing();
        cursor.close(')');
        return condition;
    }

    private void skipMarks() {
        while (isSeparator(cursor.peek())
                || cursor.peek().is('.')
                || cursor.peek().is(':')) {
            cursor.next();
        }
    }

    private static boolean isSeparator(Token token) {
        return token.is(',')
                || token.is(';')
                || token.is("and")
                || token.is("or")
                || token.kind() == Kind.ROW
                || token.is('.');
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Kind.END
                || token.kind() == Kind.FINISH
                || token.is('}')
                || token.is(')')
                || token.is(']')
                || token.is("\\}")
                || token.is('⟩');
    }

    /** Set expressions with relations between them. A relation may begin with its sign: {@code = 5}, {@code > 3}. */
    Form relation() {
        Form first = atRelation() ? new Words("") : sets();
        if (!atRelation()) {
            return first;
        }
        List<Form> sides = new ArrayList<>(2);
        List<String> signs = new ArrayList<>(1);
        sides.add(first);
        while (atRelation()) {
            String sign = cursor.next().text();
            cursor.accept('&');
            signs.add(sign);
            sides.add(sets());
        }
        return statement(sides, signs);
    }

    private boolean atRelation() {
        return cursor.peek().isRelation();
    }

    private static Form statement(List<Form> sides, List<String> signs) {
        boolean leading = sides.get(0) instanceof Words words && words.text().isEmpty();
        if (leading
                && signs.size() == 1
                && (signs.get(0).equals("=") || signs.get(0).equals("≈"))) {
            return sides.get(1);
        }
        return new Statement(sides, signs);
    }

    private Form sets() {
        Form left = ratio();
        while (cursor.peek().is('∪') || cursor.peek().is('∩') || cursor.peek().is('∖')) {
            String operator = cursor.next().text();
            if (++combinations > MAX_COMBINATIONS) {
                throw new Unreadable("more than %d sets put together".formatted(MAX_COMBINATIONS));
            }
            left = new Combination(operator, left, ratio());
        }
        return left;
    }

    private Form ratio() {
        Form first = measured();
        boolean ratio = (cursor.peek().is(':') && !colonIsBar) || isTo();
        if (!ratio || !(first instanceof Scalar)) {
            return first;
        }
        List<Expression> parts = new ArrayList<>();
        parts.add(scalar(first));
        boolean padded = false;
        while (cursor.accept(':') || acceptTo()) {
            cursor.accept('=');
            padded |= cursor.peek().kind() == Kind.NUMBER
                    && cursor.peek().text().startsWith("0")
                    && cursor.peek().text().length() == 2;
            parts.add(scalar(arithmetic.sum()));
        }
        String half = padded ? "clock" : "";
        if (cursor.peek().kind() == Kind.WORD && isHalfDay(cursor.peek().text())) {
            half = cursor.next().text().toLowerCase(java.util.Locale.ROOT);
        }
        while (cursor.peek().kind() == Kind.WORD) {
            cursor.next();
        }
        return new Ratio(parts, half);
    }

    /** {@code 3 to 4} is a ratio. */
    private boolean isTo() {
        return cursor.peek().kind() == Kind.WORD
                && cursor.peek().text().equals("to")
                && cursor.peek(1).kind() == Kind.NUMBER;
    }

    private boolean acceptTo() {
        boolean to = isTo();
        if (to) {
            cursor.next();
        }
        return to;
    }

    private static boolean isHalfDay(String word) {
        return word.equalsIgnoreCase("am") || word.equalsIgnoreCase("pm");
    }

    /** A value with the words after it, or words with what follows them. */
    private Form measured() {
        if (cursor.peek().kind() == Kind.WORD) {
            cursor.enter();
            Form words = wordsFirst();
            cursor.leave();
            return words;
        }
        Form value = arithmetic.sum();
        if (new Domains(cursor).skip()) {
            return value;
        }
        return (cursor.peek().kind() == Kind.WORD && !isTo()) || isRemark() ? new Suffix(cursor).after(value) : value;
    }

    private Form wordsFirst() {
        StringBuilder words = new StringBuilder();
        while (cursor.peek().kind() == Kind.WORD) {
            words.append(words.isEmpty() ? "" : " ").append(cursor.next().text());
            while (cursor.peek().is('.')
                    || (cursor.peek().is('-') && cursor.peek(1).kind() == Kind.WORD)) {
                cursor.next();
            }
        }
        if (sentence()) {
            return new Captioned(words.toString(), measured());
        }
        String text = words.toString();
        long number = Lexicon.number(text);
        if (number >= 0) {
            Form value = new Scalar(Expression.of(number));
            return value;
        }
        Token next = cursor.peek();
        boolean captions = next.is(':')
                || next.kind() == Kind.NUMBER
                || next.kind() == Kind.NAME
                || next.kind() == Kind.LETTER
                || next.is('(')
                || next.is('-')
                || next.is("\\{")
                || next.is('[')
                || next.kind() == Kind.BEGIN;
        if (!captions) {
            return new Words(text);
        }
        cursor.accept(':');
        return isEnd(cursor.peek()) ? new Words(text) : new Captioned(text, measured());
    }

    /** Skips names up to an "is", as in {@code The area of ABC is 5}. */
    private boolean sentence() {
        int ahead = 0;
        while (cursor.peek(ahead).kind() == Kind.LETTER || (cursor.peek(ahead).kind() == Kind.WORD && ahead > 0)) {
            String word = cursor.peek(ahead).text();
            ahead++;
            if (word.equals("is") || word.equals("are") || word.equals("equals")) {
                for (int i = 0; i < ahead; i++) {
                    cursor.next();
                }
                return true;
            }
        }
        return false;
    }

    private boolean isRemark() {
        return cursor.peek().is('(') && cursor.peek(1).kind() == Kind.WORD;
    }

    /** Whether a colon parts a set's element from its condition here, instead of making a ratio; the old state comes back. */
    boolean colonIsBar(boolean now) {
        boolean before = colonIsBar;
        colonIsBar = now;
        return before;
    }

    /** The value of a form that must have one. */
    static Expression scalar(Form form) {
        if (form instanceof Scalar scalar) {
            return scalar.value();
        }
        if (form instanceof Measure measure && measure.isNoun()) {
            throw new Unreadable("a word inside a formula");
        }
        if (form instanceof Bracket bracket) {
            throw new Unreadable("a tuple of " + bracket.items().size() + " inside a formula");
        }
        throw new Unreadable("no number inside a formula");
    }
}
