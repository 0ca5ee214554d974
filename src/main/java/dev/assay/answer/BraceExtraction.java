package dev.assay.answer;

import dev.assay.answer.Answer.Found;
import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Why;
import dev.assay.suite.Target.CodeTarget;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the program in a reply to a task in a language with braces. The rules are those of {@link CodeExtraction}, by the same names: the
 * first block that defines the entry point; else the first block, as the body of the function whose head is in the preamble; else the
 * first block; without blocks, code that fills the reply or stands between sentences, or that goes on where the preamble ends until its braces are closed.
 */
public final class BraceExtraction {
    private final Optional<String> entry;
    private final String preamble;
    private final Set<String> languages;

    private BraceExtraction(CodeTarget target, Set<String> languages) {
        this.entry = target.entry();
        this.preamble = target.preamble().replace("\r\n", "\n");
        this.languages = languages;
    }

    /**
     * The program that answers.
     *
     * @param text the visible text of the reply
     * @param languages names that blocks of the task's language may have, in lower case
     * @param cut whether the reply ended at its token limit
     */
    public static Answer of(String text, CodeTarget target, Set<String> languages, boolean cut) {
        return new BraceExtraction(target, languages).from(text, cut);
    }

    /** What the preamble of a task gives before the head of the function under test. */
    public static String given(CodeTarget target) {
        return new BraceExtraction(target, Set.of()).given();
    }

    private String given() {
        return entry.flatMap(name -> BraceText.definition(preamble, name))
                .map(start -> preamble.substring(0, preamble.lastIndexOf('\n', start) + 1))
                .orElse(preamble)
                .stripTrailing();
    }

    private Answer from(String text, boolean cut) {
        Blocks blocks = Blocks.in(text, languages, this::defines, this::isStub, cut);
        if (blocks.defining().isPresent()) {
            Fence defining = blocks.defining().get();
            return put(defining.code(), "fence-entry", Optional.of(defining.span()));
        }
        if (blocks.haveAny()) {
            Fence first = blocks.first(entry.isPresent(), code -> code.lines().anyMatch(BraceText::isStatement));
            return head().isPresent()
                    ? continued(first.code(), "fence-body")
                    : put(first.code(), "fence", Optional.of(first.span()));
        }
        return Blocks.missing(text, cut)
                .or(() -> bare(text))
                .orElseGet(() -> new Missing(Why.NO_ANSWER, "there is no code in the reply"));
    }

    private Optional<Answer> bare(String text) {
        Optional<TextLine> first =
                TextLine.of(text).stream().filter(line -> !line.isBlank()).findFirst();
        boolean isCode = first.isPresent() && BraceText.isStatement(first.get().text());
        if (isCode && (entry.isEmpty() || defines(text))) {
            return Optional.of(put(BraceText.withoutSentences(text), "bare-program", Optional.empty()));
        }
        String program = isCode ? "" : BraceText.program(text);
        if (!program.isBlank() && (entry.isEmpty() || defines(program))) {
            return Optional.of(put(program, "bare-program", Optional.empty()));
        }
        boolean goesOn = first.isPresent() && head().isPresent() && (first.get().isIndented() || isCode);
        return goesOn ? Optional.of(continued(text.substring(first.get().start()), "continuation")) : Optional.empty();
    }

    private boolean defines(String code) {
        return entry.isPresent() && BraceText.definition(code, entry.get()).isPresent();
    }

    private boolean isStub(String code) {
        return entry.isPresent() && BraceText.isStub(code, entry.get());
    }

    /** Where the head of the function stands in the preamble, if its body is still open there. */
    private Optional<Integer> head() {
        Optional<Integer> at = entry.flatMap(name -> BraceText.definition(preamble, name));
        return at.filter(start -> BraceText.nesting(preamble).open() > 0);
    }

    /**
     * The code after what the preamble gives before the head of the function. Where the preamble has opened a class, code that declares
     * types comes with that class itself, and other code belongs into it.
     */
    private Found put(String code, String rule, Optional<Answer.Span> span) {
        String given = given();
        String rest = "";
        Optional<Integer> opened = BraceText.openType(given);
        if (opened.isPresent() && BraceText.declaresType(code)) {
            given = given.substring(0, given.lastIndexOf('\n', opened.get()) + 1)
                    .stripTrailing();
        } else if (opened.isPresent()) {
            rest = "\n" + "}\n".repeat(BraceText.nesting(given).open());
        }
        return given.isBlank()
                ? new Found(code, rule, span)
                : new Found(given + "\n\n" + code + rest, rule, Optional.empty());
    }

    /** The preamble with this body, up to where all braces are closed; one that is not is closed. */
    private Found continued(String body, String rule) {
        int open = BraceText.nesting(preamble).open();
        BraceText.Nesting nesting = BraceText.nesting("{".repeat(open) + body);
        String whole = nesting.closed()
                .map(end -> body.substring(0, end - open) + rest(body.substring(end - open)))
                .orElseGet(() -> body.stripTrailing() + "\n" + "}\n".repeat(Math.max(0, nesting.open())));
        return new Found(preamble.stripTrailing() + "\n" + whole, rule, Optional.empty());
    }

    /** What may follow a closed body: the end of the statement, and more functions. */
    private static String rest(String after) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (TextLine line : TextLine.of(after)) {
            String text = line.text().strip();
            if (depth == 0 && !text.isEmpty() && !text.matches("[;)}\\]]+") && !BraceText.isStatement(text)) {
                break;
            }
            kept.append(line.text()).append('\n');
            depth = Math.max(0, depth + BraceText.nesting(line.text()).open());
        }
        return kept.toString();
    }
}
