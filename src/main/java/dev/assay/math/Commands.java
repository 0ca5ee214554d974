package dev.assay.math;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the commands of LaTeX mean here, and the Unicode characters that stand for some of them. */
final class Commands {
    /** Commands that are one symbol. */
    private static final Map<String, String> SYMBOLS = table(
            "le <= leq <= leqslant <= leqq <= ge >= geq >= geqslant >= geqq >= lt < gt > ne != neq != cdot * times * ast *"
                    + " div / slash / pm ± mp ∓ cup ∪ bigcup ∪ cupdot ∪ sqcup ∪ uplus ∪ cap ∩ bigcap ∩ setminus ∖ smallsetminus ∖ backslash ∖ in ∈ notin ∉"
                    + " to → rightarrow → longrightarrow → mapsto → implies ⇒ Rightarrow ⇒ iff ⇒ Leftrightarrow ⇒ mid |"
                    + " vert | lvert | rvert | lbrace \\{ rbrace \\} langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉"
                    + " approx ≈ approxeq ≈ simeq ≈ thickapprox ≈ doteq ≈ equiv ≡ colon : cdots … ldots … dots … dotsc … dotsb …"
                    + " circ ° degree ° prime ' lbrack [ rbrack ] lparen ( rparen ) { \\{ } \\} % % # # & & | | land and wedge and lor or"
                    + " vee or");

    /** Commands that are one name, in one spelling. */
    static final Map<String, String> NAMES = table(
            "frac frac dfrac frac tfrac frac cfrac frac nicefrac frac sfrac frac sqrt sqrt binom binom dbinom binom tbinom binom"
                    + " over over choose choose infty infinity pi pi sin sin cos cos tan tan cot cot sec sec csc csc cosec csc"
                    + " tg tan ctg cot arctg arctan arcctg arccot arcsin arcsin arccos arccos arctan arctan arccot arccot sinh sinh cosh cosh tanh tanh ln ln log log lg lg"
                    + " exp exp gcd gcd lcm lcm min min max max sum sum prod prod int integral iint integral iiint integral"
                    + " oint integral lim lim overline overline bar overline dot dot emptyset emptyset varnothing emptyset"
                    + " R reals Z integers N naturals Q rationals C complexes pmod pmod bmod mod mod mod Re re Im im");

    /** Words that stand for the same names where they are written without a backslash. */
    static final Map<String, String> PLAIN_NAMES = table(
            "sqrt sqrt cbrt cbrt sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin arccos arccos arctan arctan"
                    + " tg tan ctg cot arctg arctan arcctg arccot asin arcsin acos arccos atan arctan sinh sinh cosh cosh tanh tanh ln ln log log lg lg exp exp abs abs"
                    + " gcd gcd lcm lcm min min max max floor floor ceil ceil binom binom choose choose pi pi Pi pi"
                    + " infinity infinity inf infinity infty infinity mod mod frac frac");

    /** Names that take an argument. */
    static final Set<String> FUNCTIONS = Set.of(
            "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "sinh", "cosh", "tanh",
            "ln", "log", "lg", "exp", "abs", "gcd", "lcm", "min", "max", "floor", "ceil", "re", "im", "cbrt");

    /** Greek letters, and others that are variables. */
    static final Set<String> LETTERS = Set.of(
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "varepsilon",
            "zeta",
            "eta",
            "theta",
            "vartheta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "rho",
            "varrho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "varphi",
            "chi",
            "psi",
            "omega",
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Xi",
            "Pi",
            "Sigma",
            "Upsilon",
            "Phi",
            "Psi",
            "Omega",
            "ell",
            "hbar",
            "aleph",
            "forall",
            "partial",
            "nabla",
            "exists");

    /** Commands that name what a value is of. */
    private static final Set<String> WORDS = Set.of("det", "dim", "ker", "deg", "arg", "Pr");

    /** Commands that say nothing about the value. */
    private static final Set<String> IGNORED = Set.of(
            "left",
            "right",
            "middle",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "biggl",
            "biggr",
            "Biggl",
            "Biggr",
            "bigm",
            "displaystyle",
            "textstyle",
            "scriptstyle",
            "limits",
            "nolimits",
            "quad",
            "qquad",
            ",",
            ";",
            ":",
            "!",
            " ",
            ">",
            "thinspace",
            "enspace",
            "hfill",
            "rm",
            "bf",
            "it",
            "sf",
            "tt",
            "noindent",
            "nonumber",
            "strut",
            "null",
            "therefore",
            "because",
            "$",
            "/",
            "-",
            "angle",
            "measuredangle",
            "triangle",
            "allowbreak",
            "newline",
            "(",
            ")",
            "[",
            "]",
            "square",
            "blacksquare",
            "Box",
            "hline",
            "centering",
            "par",
            "relax",
            "protect",
            "mathstrut",
            "small",
            "large",
            "Large");

    /** Commands whose argument is read as if they were not there. */
    private static final Set<String> TRANSPARENT = Set.of(
            "mathbf",
            "mathit",
            "mathsf",
            "mathtt",
            "mathcal",
            "mathscr",
            "mathfrak",
            "boldsymbol",
            "bm",
            "pmb",
            "vec",
            "hat",
            "widehat",
            "tilde",
            "widetilde",
            "overrightarrow",
            "boxed",
            "fbox",
            "framebox",
            "underline",
            "ensuremath",
            "cancel",
            "bcancel",
            "underbrace",
            "overbrace",
            "mathop",
            "mathbin",
            "mathrel",
            "mathord",
            "mathclose",
            "mathopen",
            "displaylines",
            "smash",
            "llap",
            "rlap");

    /** Commands whose argument is text. */
    private static final Set<String> TEXTUAL = Set.of(
            "text",
            "textbf",
            "textit",
            "textrm",
            "textsf",
            "texttt",
            "textnormal",
            "mbox",
            "hbox",
            "mathrm",
            "operatorname",
            "textup",
            "textsc",
            "emph",
            "unit",
            "si");

    /** Commands that vanish together with their argument. */
    private static final Set<String> VANISHING = Set.of(
            "color",
            "textcolor",
            "colorbox",
            "label",
            "tag",
            "hspace",
            "vspace",
            "phantom",
            "hphantom",
            "vphantom",
            "mspace",
            "cline",
            "rule",
            "kern",
            "style",
            "ref",
            "require");

    /** Commands that are recognised even where what follows is glued to them. */
    static final List<String> GLUED = List.of("qquad", "quad", "mbox", "text", "begin", "end");

    /** Characters that are written otherwise in ASCII or LaTeX. A value with a backslash is a command. */
    static final Map<Character, String> UNICODE = unicode();

    /** All commands by their names; of a name that has two meanings the first of {@link Sense} counts. */
    private static final Map<String, Meaning> MEANINGS = meanings();

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ";
    private static final String RAISED = "0123456789+-()n";

    private Commands() {}

    /** What this raised character is on the line, or 0 where it is not raised. */
    static char lowered(char raised) {
        int at = SUPERSCRIPTS.indexOf(raised);
        return at < 0 ? 0 : RAISED.charAt(at);
    }

    /** What this lowered character is on the line, or 0 where it is not lowered. */
    static char lifted(char lowered) {
        int at = SUBSCRIPTS.indexOf(lowered);
        return at < 0 ? 0 : RAISED.charAt(at);
    }

    /** The kinds of commands. */
    enum Sense {
        SYMBOL,
        NAME,
        LETTER,
        WORD,
        /** The end of a row. */
        ROW,
        /** It says nothing about the value; an argument is read as if it stood alone. */
        IGNORED,
        /** Its argument is text. */
        TEXT,
        /** It vanishes together with its argument. */
        VANISHING,
        /** The beginning or the end of an environment. */
        ENVIRONMENT,
        UNKNOWN
    }

    /**
     * What a command is.
     *
     * @param text the symbol, name, letter or word in its one spelling
     */
    record Meaning(Sense sense, String text) {}

    /** What a command is by its name, the letters or the one character behind the backslash. */
    static Meaning meaning(String name) {
        Meaning meaning = MEANINGS.get(name);
        return meaning != null ? meaning : new Meaning(Sense.UNKNOWN, name);
    }

    /** Whether a command of more than one letter has a meaning here, and is no rare one. */
    static boolean isKnown(String name) {
        return name.length() > 1
                && switch (meaning(name).sense()) {
                    case SYMBOL, NAME, LETTER, IGNORED, ENVIRONMENT -> true;
                    case TEXT -> !name.equals("Bbb");
                    case WORD, ROW, VANISHING, UNKNOWN -> false;
                };
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        SYMBOLS.forEach((name, symbol) -> meanings.put(name, new Meaning(Sense.SYMBOL, symbol)));
        NAMES.forEach((name, plain) -> meanings.putIfAbsent(name, new Meaning(Sense.NAME, plain)));
        LETTERS.forEach(name -> meanings.putIfAbsent(
                name, new Meaning(Sense.LETTER, name.startsWith("var") ? name.substring("var".length()) : name)));
        put(meanings, Sense.WORD, WORDS);
        put(meanings, Sense.WORD, Set.of("euro", "yen"));
        meanings.putIfAbsent("pound", new Meaning(Sense.WORD, "pound-sterling"));
        put(meanings, Sense.ROW, Set.of("\\", "cr"));
        put(meanings, Sense.IGNORED, IGNORED);
        put(meanings, Sense.IGNORED, TRANSPARENT);
        put(meanings, Sense.TEXT, TEXTUAL);
        put(meanings, Sense.TEXT, Set.of("mathbb", "Bbb"));
        put(meanings, Sense.VANISHING, VANISHING);
        put(meanings, Sense.ENVIRONMENT, Set.of("begin", "end"));
        return Collections.unmodifiableMap(meanings);
    }

    private static void put(Map<String, Meaning> meanings, Sense sense, Set<String> names) {
        names.forEach(name -> meanings.putIfAbsent(name, new Meaning(sense, name)));
    }

    private static Map<String, String> table(String pairs) {
        Map<String, String> table = new HashMap<>();
        String[] words = pairs.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }

    private static Map<Character, String> unicode() {
        Map<Character, String> table = new HashMap<>();
        String[] pairs = ("− - – - — - ‐ - ‑ - ﹣ - × * · * ⋅ * ∙ * • * ∗ * ÷ / ⁄ / ∕ / ≤ <= ≥ >= ⩽ <= ⩾ >= ≠ != ∶ : ： :"
                        + " √ \\sqrt ∛ \\sqrt[3] ∜ \\sqrt[4] ∞ \\infty π \\pi ∅ \\emptyset ℝ \\R ℤ \\Z ℕ \\N ℚ \\Q ℂ \\C º ° ˚ ° ∘ ° ′ ' ’ ' ∣ | ≅ ≈"
                        + " ∨ \\lor ∧ \\land ½ \\frac{1}{2} ⅓ \\frac{1}{3} ⅔ \\frac{2}{3} ¼ \\frac{1}{4} ¾ \\frac{3}{4} ⅕ \\frac{1}{5}"
                        + " ⅖ \\frac{2}{5} ⅗ \\frac{3}{5} ⅘ \\frac{4}{5} ⅙ \\frac{1}{6} ⅚ \\frac{5}{6} ⅛ \\frac{1}{8} ⅜ \\frac{3}{8}"
                        + " ⅝ \\frac{5}{8} ⅞ \\frac{7}{8} ∀ \\forall ∃ \\exists 。 . 、 , ； ; ∑ \\sum ∏ \\prod ∫ \\int α \\alpha β \\beta γ \\gamma δ \\delta"
                        + " θ \\theta λ \\lambda μ \\mu ρ \\rho σ \\sigma τ \\tau φ \\phi ϕ \\phi ω \\omega Δ \\Delta Ω \\Omega"
                        + " 〈 ⟨ 〉 ⟩ … … ⋯ … − - € \\euro £ \\pound ¥ \\yen ￥ \\yen ℃ °")
                .split(" ", -1);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            table.put(pairs[i].charAt(0), pairs[i + 1]);
        }
        return Map.copyOf(table);
    }
}
