package dev.assay.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an answer says the same as a gold answer. Total: for every pair of texts there is a verdict, within a
 * budget of steps, without exceptions and without running anything. An instance keeps what it has read for the next question about
 * the same text; it is for one reply, and for one thread.
 */
public final class MathEquality {
    /** Longer texts are not read. */
    static final int MAX_LENGTH = 20_000;

    private static final int KEPT = 8;

    /** So many words at the beginning of what cannot be read make it a sentence. */
    private static final int SENTENCE = 3;

    private static final List<String> AROUND = List.of("**", "__", "`", "$$", "$");

    private final MathPolicy policy;
    private final Map<String, Side> sides = new HashMap<>();
    private Budget budget;

    /** A comparison by these choices. */
    public MathEquality(MathPolicy policy) {
        this.policy = policy;
        budget = new Budget(policy.steps());
    }

    /** Compares two answers by themselves, as {@link #compare(String, String)} does. */
    public static Equality compare(String gold, String answer, MathPolicy policy) {
        return new MathEquality(policy).compare(gold, answer);
    }

    /** Whether a gold answer is the letter of a choice, from A to J, perhaps with marks around it. */
    public static boolean isChoice(String gold) {
        return Choices.of(gold)
                .map(choice -> choice.bare() && Character.isUpperCase(choice.letter()))
                .orElse(false);
    }

    /** The choices by which this compares. */
    public MathPolicy policy() {
        return policy;
    }

    /**
     * Compares two answers, each LaTeX or plain text without prose around it.
     *
     * @param gold the right answer
     * @param answer the answer to grade
     */
    public Equality compare(String gold, String answer) {
        budget = new Budget(policy.steps());
        try {
            return verdict(gold, answer);
        } catch (Budget.Spent spent) {
            return Verdicts.undecided("not decided within %d steps".formatted(policy.steps()));
        }
    }

    /** What kind of answer a text is when it stands alone. */
    public Shape shape(String text) {
        if (text.length() > MAX_LENGTH) {
            return Shape.UNREADABLE;
        }
        budget = new Budget(policy.steps());
        try {
            return read(trimmed(text)).form().map(Shape::of).orElse(Shape.UNREADABLE);
        } catch (Budget.Spent spent) {
            return Shape.UNREADABLE;
        }
    }

    /** The steps that the last question took. */
    long steps() {
        return policy.steps() - budget.left();
    }

    private Equality verdict(String gold, String answer) {
        String wanted = trimmed(gold);
        String given = trimmed(answer);
        if (given.isEmpty() || wanted.isEmpty()) {
            return wanted.isEmpty() && given.isEmpty()
                    ? Verdicts.equal("both are empty")
                    : Verdicts.different("one is empty");
        }
        if (wanted.equals(given)) {
            return Verdicts.equal("the same text");
        }
        if (wanted.length() > MAX_LENGTH || given.length() > MAX_LENGTH) {
            return Verdicts.undecided("longer than %d characters".formatted(MAX_LENGTH));
        }
        return Choices.compare(wanted, given, policy).orElseGet(() -> forms(wanted, given));
    }

    private Equality forms(String gold, String answer) {
        Side wanted = read(gold);
        Side given = read(answer);
        if (isGrid(wanted) != isGrid(given)) {
            wanted = asGrid(gold, wanted);
            given = asGrid(answer, given);
        }
        if (wanted.form().isEmpty() || given.form().isEmpty()) {
            return unread(wanted, given);
        }
        try {
            return new FormEquality(policy, budget)
                    .compare(wanted.form().get(), given.form().get());
        } catch (Unreadable mixed) {
            return Verdicts.undecided("cannot be compared: " + mixed.why());
        }
    }

    private static boolean isGrid(Side side) {
        return side.form().filter(Form.Grid.class::isInstance).isPresent();
    }

    /** A matrix without brackets that was read as one line laid out as a column, but stands beside a matrix. */
    private Side asGrid(String text, Side side) {
        if (isGrid(side)) {
            return side;
        }
        List<Token> tokens = Scanner.scan(Typography.plain(text), policy, budget);
        Side grid = Grids.hasBare(tokens) ? parsed(text, tokens) : side;
        return isGrid(grid) ? grid : side;
    }

    private Equality unread(Side wanted, Side given) {
        if (Texts.squeezed(wanted.text()).equals(Texts.squeezed(given.text()))) {
            return Verdicts.equal("the same text");
        }
        Side unread = wanted.form().isEmpty() ? wanted : given;
        Side other = wanted.form().isEmpty() ? given : wanted;
        String words = Texts.words(unread.text());
        if (other.form().isPresent() && other.form().get() instanceof Form.Words name) {
            String plain = Lexicon.plain(name.text());
            return words.equals(plain) ? Verdicts.equal("the same words") : Verdicts.different("other words");
        }
        Optional<Equality> kinds = other.form().flatMap(form -> otherKind(unread, form));
        return kinds.orElseGet(() -> Verdicts.undecided(
                "cannot read " + (wanted.form().isEmpty() ? "the gold" : "the answer") + ": " + unread.why()));
    }

    /** That the other side is no such thing as an unreadable text begins to be: a matrix or a sentence. */
    private static Optional<Equality> otherKind(Side unread, Form other) {
        boolean value = other instanceof Form.Scalar || other instanceof Form.Listing;
        return value && !unread.kind().isEmpty()
                ? Optional.of(Verdicts.different(unread.kind() + " against another form"))
                : Optional.empty();
    }

    private static String kind(List<Token> tokens) {
        if (Grids.isMatrix(tokens.get(0))) {
            return "a matrix";
        }
        return tokens.stream().limit(SENTENCE).allMatch(token -> token.kind() == Token.Kind.WORD) ? "a sentence" : "";
    }

    /** The text's form; what was read before costs as many steps as then, so that verdicts do not depend on what was asked before. */
    private Side read(String text) {
        Side known = sides.get(text);
        if (known != null) {
            budget.spend(known.steps());
            return known;
        }
        long before = budget.left();
        Side side = readTokens(text);
        Side kept = new Side(text, side.form(), side.why(), side.kind(), before - budget.left());
        if (sides.size() < KEPT) {
            sides.put(text, kept);
        }
        return kept;
    }

    private Side readTokens(String text) {
        List<Token> tokens = Scanner.scan(Typography.plain(text), policy, budget);
        if (!Grids.hasBare(tokens)) {
            return parsed(text, tokens);
        }
        Side side = parsed(text, Grids.isBare(tokens) ? Grids.unrolled(tokens) : tokens);
        return side.form().isPresent() ? side : parsed(text, Grids.isBare(tokens) ? tokens : Grids.unrolled(tokens));
    }

    private Side parsed(String text, List<Token> tokens) {
        try {
            return new Side(text, Optional.of(Parser.parse(tokens, budget)), "", "", 0);
        } catch (Unreadable unreadable) {
            return new Side(text, Optional.empty(), unreadable.why(), kind(tokens), 0);
        }
    }

    /** A text with its form, or why it has none and what it begins to be, and the steps that reading it took. */
    private record Side(String text, Optional<Form> form, String why, String kind, long steps) {}

    /** The text without white space and Markdown's emphasis around it. */
    private static String trimmed(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || "*_`$".indexOf(bare.charAt(0)) < 0) {
            return bare;
        }
        for (String mark : AROUND) {
            if (bare.length() > 2 * mark.length() && bare.startsWith(mark) && bare.endsWith(mark)) {
                bare = bare.substring(mark.length(), bare.length() - mark.length())
                        .strip();
            }
        }
        return bare;
    }
}
