package dev.assay.math;

import dev.assay.math.Token.Kind;
import java.util.List;

/** Cuts an answer into tokens: LaTeX and plain ASCII alike, in one pass without backtracking. */
final class Scanner {
    /** Units of one letter. */
    private static final String UNITS = "CNJWVAKTFHmsg";

    private final String text;
    private final Budget budget;
    private final MathPolicy policy;
    private final Tokens tokens = new Tokens();
    private final LetterRuns runs = new LetterRuns(tokens);
    private int at;
    private int end;
    private int brackets;
    private int environments;

    private Scanner(String text, MathPolicy policy, Budget budget) {
        this.text = text;
        this.policy = policy;
        this.budget = budget;
    }

    /** The tokens of a text in {@link Typography#plain} spelling; the last of them is {@link Kind#END}. */
    static List<Token> scan(String text, MathPolicy policy, Budget budget) {
        Scanner scanner = new Scanner(text, policy, budget);
        scanner.read(text.length(), false, 0);
        scanner.tokens.add(Kind.END, "");
        return scanner.tokens.all();
    }

    private void read(int until, boolean words, int depth) {
        int outer = end;
        end = until;
        while (at < end) {
            budget.spend(1);
            char here = text.charAt(at);
            if (isSpace(here)) {
                tokens.space();
                at++;
            } else if (here == '\\') {
                command(depth);
            } else if (isDigit(here) || (here == '.' && isDigit(peek(1)))) {
                number();
            } else if (isLatin(here)) {
                letters(words);
            } else if (isAccented(here)) {
                accentedWord(at);
            } else if (here > 127 && Character.isLetter(here)) {
                foreignWord();
            } else {
                mark(here);
            }
        }
        end = outer;
    }

    private void number() {
        boolean open = brackets == 0;
        boolean comma = open && policy.has(MathSwitch.COMMA_THOUSANDS) && !isInList();
        boolean space = open && policy.has(MathSwitch.SPACED_THOUSANDS);
        NumberScan scan = new NumberScan(text, at, end, comma, space).read();
        tokens.add(Kind.NUMBER, scan.text());
        at = scan.end();
    }

    /** Behind a comma that parts this number from one before it, without a space: then commas part numbers, not thousands. */
    private boolean isInList() {
        return tokens.lastIsSymbol(',') && !tokens.isSpaced() && tokens.beforeLastIs(Kind.NUMBER);
    }

    private void foreignWord() {
        int start = at;
        while (at < end && text.charAt(at) > 127 && Character.isLetter(text.charAt(at))) {
            at++;
        }
        runs.foreign(text.substring(start, at));
    }

    /** A word with letters such as ó, which is no product of variables. */
    private void accentedWord(int start) {
        while (at < end && (isLatin(text.charAt(at)) || isAccented(text.charAt(at)))) {
            at++;
        }
        tokens.add(Kind.WORD, text.substring(start, at));
    }

    private void mark(char here) {
        char next = peek(1);
        int length = 1;
        String symbol = String.valueOf(here);
        if (here == '.' && next == '.') {
            length = dots();
            symbol = "…";
        } else if (next == '=' && (here == '<' || here == '>' || here == '!')) {
            length = 2;
            symbol = here + "=";
        } else if (here == '{' && text.startsWith("{:}", at)) {
            length = 3;
            symbol = ":";
        } else if (here == '*' && next == '*') {
            length = 2;
            symbol = "^";
        } else if (here == '+' && text.startsWith("+/-", at)) {
            length = 3;
            symbol = "±";
        } else if (here == '=' && next == '=') {
            length = 2;
            symbol = "=";
        } else if (here == '-' && next == '>') {
            length = 2;
            symbol = "→";
        }
        at += length;
        if ("([".indexOf(here) >= 0) {
            brackets++;
        } else if (")]".indexOf(here) >= 0 && brackets > 0) {
            brackets--;
        }
        if (symbol.equals("$") || symbol.equals("`") || symbol.equals("\"")) {
            tokens.space();
        } else {
            tokens.add(Kind.SYMBOL, symbol);
        }
    }

    private int dots() {
        int length = 2;
        while (peek(length) == '.') {
            length++;
        }
        return length;
    }

    /** A run of letters: a name, a word, or variables. */
    private void letters(boolean words) {
        int start = at;
        while (at < end && (isLatin(text.charAt(at)) || (words && isInsideWord()))) {
            at++;
        }
        if (isAccented(peek(0))) {
            accentedWord(start);
            return;
        }
        String run = text.substring(start, at);
        if (halfDay(start, run)) {
            return;
        }
        if (words) {
            runs.word(run);
        } else {
            runs.plain(run, peek(0) == '^' || peek(0) == '_');
        }
    }

    /** Marks that belong to a word where words are expected. */
    private boolean isInsideWord() {
        char here = text.charAt(at);
        return (here == '-' || here == '\'') && isLatin(peek(1));
    }

    /** {@code p.m.} is one word. */
    private boolean halfDay(int start, String run) {
        char first = Character.toLowerCase(run.charAt(0));
        if (run.length() == 1
                && (first == 'a' || first == 'p')
                && peek(0) == '.'
                && Character.toLowerCase(peek(1)) == 'm'
                && !isLatin(peek(2))) {
            at = start + (peek(2) == '.' ? 4 : 3);
            tokens.add(Kind.WORD, first + "m");
            return true;
        }
        return false;
    }

    private void command(int depth) {
        if (isEscapedTwice()) {
            at++;
        }
        CommandScan scan = new CommandScan(text, at + 1, end);
        String name = scan.name();
        at = scan.end();
        Commands.Meaning meaning = Commands.meaning(name);
        switch (meaning.sense()) {
            case SYMBOL -> symbolOf(name, meaning.text());
            case NAME -> tokens.add(Kind.NAME, meaning.text());
            case LETTER -> tokens.add(Kind.LETTER, meaning.text());
            case WORD -> tokens.add(Kind.WORD, meaning.text());
            case ROW -> tokens.add(Kind.ROW, meaning.text());
            case IGNORED -> ignored(name);
            case TEXT -> textual(name, scan, depth);
            case VANISHING -> {
                at = scan.afterGroup();
                tokens.space();
            }
            case ENVIRONMENT -> {
                String environment = scan.group();
                at = scan.afterGroup();
                environments += name.equals("begin") ? 1 : -1;
                tokens.add(name.equals("begin") ? Kind.BEGIN : Kind.FINISH, environment);
            }
            case UNKNOWN -> {
                if (!glued(name) && !runs.splitOff(name)) {
                    tokens.add(Kind.UNKNOWN, name);
                }
            }
        }
    }

    /** A command that lost the space or braces before what follows: {@code \quadx}, {@code \mboxcm}, {@code \beginpmatrix}. */
    private boolean glued(String name) {
        for (String head : Commands.GLUED) {
            if (name.startsWith(head)) {
                String rest = name.substring(head.length());
                tokens.space();
                if (head.equals("begin") || head.equals("end")) {
                    environments += head.equals("begin") ? 1 : -1;
                    tokens.add(head.equals("begin") ? Kind.BEGIN : Kind.FINISH, rest);
                } else if (head.endsWith("quad")) {
                    runs.plain(rest);
                } else {
                    runs.word(rest);
                }
                return true;
            }
        }
        return false;
    }

    /** {@code \\frac} outside a matrix: a text that went through JSON or Python once too often. */
    private boolean isEscapedTwice() {
        if (peek(1) != '\\' || !isLatin(peek(2))) {
            return false;
        }
        String name = new CommandScan(text, at + 2, end).name();
        return environments == 0 ? Commands.isKnown(name) : name.equals("end");
    }

    private void symbolOf(String name, String symbol) {
        if (name.equals("{")) {
            brackets++;
        } else if (name.equals("}") && brackets > 0) {
            brackets--;
        }
        tokens.add(Kind.SYMBOL, symbol);
    }

    private void ignored(String name) {
        if ((name.equals("left") || name.equals("right")) && peek(0) == '.') {
            at++;
        }
        if (!name.equals("left") && !name.equals("!")) {
            tokens.space();
        }
    }

    private void textual(String name, CommandScan scan, int depth) {
        String group = scan.group();
        String stripped = group.strip();
        if (name.startsWith("mathbb") || name.equals("Bbb")) {
            at = scan.afterGroup();
            tokens.add(Kind.NAME, Commands.NAMES.getOrDefault(stripped, "unknown"));
            return;
        }
        boolean upright = name.equals("mathrm") || name.equals("operatorname");
        if (upright && stripped.length() > 1 && Commands.NAMES.containsKey(stripped)) {
            at = scan.afterGroup();
            tokens.add(Kind.NAME, Commands.NAMES.getOrDefault(stripped, stripped));
            return;
        }
        if (stripped.length() == 1
                && isLatin(stripped.charAt(0))
                && ((upright && !isUnit(stripped)) || stripped.equals("i"))) {
            at = scan.afterGroup();
            tokens.add(Kind.LETTER, stripped);
        } else if (depth < 8) {
            at = scan.groupStart();
            if (!group.isEmpty() && isSpace(group.charAt(0))) {
                tokens.space();
            }
            read(scan.groupEnd(), true, depth + 1);
            at = scan.afterGroup();
            tokens.space();
        } else {
            at = scan.afterGroup();
            tokens.add(Kind.UNKNOWN, name);
        }
    }

    /** Whether an upright letter here is a unit: behind a number, or apart behind an exponent, as in {@code 10^{-19}\,\mathrm{C}}. */
    private boolean isUnit(String letter) {
        return tokens.lastIs(Kind.NUMBER) || (tokens.lastIsSymbol('}') && tokens.isSpaced() && UNITS.contains(letter));
    }

    private char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** A letter of Latin-1 or Latin Extended, as of French, Polish or Vietnamese words. */
    private static boolean isAccented(char c) {
        return (c >= 'À' && c <= 'ɏ' || c >= 'Ḁ' && c <= 'ỿ') && Character.isLetter(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '~' || Character.isWhitespace(c);
    }
}
