package dev.assay.answer;

import dev.assay.answer.Answer.Found;
import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Why;
import dev.assay.suite.Target.CodeTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the program in a reply to a coding task. The rules, the first that fits:
 *
 * <ol>
 *   <li>{@code fence-entry}: the first code block that defines the entry point and not just its head (as a prompt repeated does), after the part of the preamble before that definition
 *       (imports, given functions). {@code fence-method}: it is a method without the class whose head is in the preamble, and gets that.
 *       {@code fences}: it uses what other blocks define, and stands after them;
 *   <li>{@code fence-body}: the first code block, as the body of the function whose head is in the preamble;
 *   <li>{@code fence}: the first code block (whole programs, or no head in the preamble). {@code fences}: of a program, it only defines
 *       something, and blocks after it go on;
 *   <li>{@code bare-program}: no code block, but lines of Python that define the entry point, up to the prose after them;
 *   <li>{@code continuation}: text that goes on where the preamble ends, up to the first line at the left margin;
 *   <li>{@code inline}: code between backticks within a line, that defines the entry point.
 * </ol>
 *
 * <p>Blocks that say that they are in another language count only where there are no others. Of a reply that was cut, only a complete
 * block counts.
 */
public final class CodeExtraction {
    private static final Set<String> PYTHON =
            Set.of("", "python", "python3", "py", "python2", "code", "pycon", "ipython");

    private final Optional<String> entry;
    private final String preamble;

    private CodeExtraction(CodeTarget target) {
        this.entry = target.entry();
        this.preamble = String.join(
                "\n",
                TextLine.of(target.preamble()).stream().map(TextLine::text).toList());
    }

    /**
     * The program that answers.
     *
     * @param text the visible text of the reply
     * @param cut whether the reply ended at its token limit
     */
    public static Answer of(String text, CodeTarget target, boolean cut) {
        return new CodeExtraction(target).from(text, cut);
    }

    private Answer from(String text, boolean cut) {
        Blocks blocks = Blocks.in(text, PYTHON, this::definesEntry, this::isStub, cut);
        if (blocks.defining().isPresent()) {
            return defining(blocks.defining().get(), blocks.fences());
        }
        if (blocks.haveAny()) {
            Fence first = blocks.first(
                    entry.isPresent(), code -> !PythonText.program(code).isBlank());
            return block(first, blocks.fences());
        }
        return Blocks.missing(text, cut)
                .or(() -> bare(text))
                .or(() -> InlineCode.in(text, code -> definesEntry(code) && !isStub(code))
                        .map(code -> put(code, "inline")))
                .orElseGet(() -> new Missing(Why.NO_ANSWER, "there is no code in the reply"));
    }

    private Answer defining(Fence fence, List<Fence> fences) {
        String code = PythonText.dedented(fence.closed() ? fence.code() : PythonText.withoutProse(fence.code()));
        Optional<String> method =
                StarterClass.of(preamble, entry.orElseThrow()).flatMap(starter -> starter.around(code));
        if (method.isPresent()) {
            return new Found(method.get(), "fence-method", Optional.empty());
        }
        return JoinedFences.around(fence, fences, each -> definesEntry(each.code()))
                .<Answer>map(joined -> put(joined, "fences"))
                .orElseGet(() -> code.equals(fence.code())
                        ? found(code, "fence-entry", fence.span())
                        : put(code, "fence-entry"));
    }

    private Answer block(Fence fence, List<Fence> fences) {
        if (preambleHasHead()) {
            return new Found(joined(fitted(fence.code())), "fence-body", Optional.empty());
        }
        Optional<String> joined = entry.isPresent() ? Optional.empty() : JoinedFences.from(fence, fences);
        return joined.<Answer>map(program -> put(program, "fences"))
                .orElseGet(() -> found(fence.code(), "fence", fence.span()));
    }

    private Optional<Answer> bare(String text) {
        if (entry.isEmpty() || definesEntry(text)) {
            String program = PythonText.program(text);
            if (!program.isBlank() && (entry.isEmpty() || definesEntry(program))) {
                int start = text.indexOf(program.strip());
                return Optional.of(
                        start < 0
                                ? put(program, "bare-program")
                                : found(
                                        program,
                                        "bare-program",
                                        new Answer.Span(
                                                start, start + program.strip().length())));
            }
        }
        Optional<TextLine> first =
                TextLine.of(text).stream().filter(line -> !line.isBlank()).findFirst();
        boolean goesOn = first.isPresent()
                && preambleHasHead()
                && (first.get().isIndented()
                        || PythonText.isInnerStatement(first.get().text()));
        if (!goesOn) {
            return Optional.empty();
        }
        String rest = text.substring(first.get().start());
        String body = PythonText.body(fitted(rest));
        return body.isBlank()
                ? Optional.empty()
                : Optional.of(new Found(joined(body), "continuation", Optional.empty()));
    }

    private boolean definesEntry(String code) {
        return entry.isPresent() && PythonText.defines(code, entry.get());
    }

    private boolean isStub(String code) {
        return entry.isPresent() && PythonStub.is(code, entry.get());
    }

    private boolean preambleHasHead() {
        return entry.isPresent() && PythonText.defines(preamble, entry.get());
    }

    private Answer found(String code, String rule, Answer.Span span) {
        Found found = put(code, rule);
        return found.text().equals(code) ? new Found(code, rule, Optional.of(span)) : found;
    }

    /** The code after what the preamble gives; a {@code from __future__} must stay the first statement. */
    private Found put(String code, String rule) {
        String given = entry.map(name -> PythonText.before(preamble, name))
                .orElse(preamble)
                .stripTrailing();
        if (given.isBlank()) {
            return new Found(code, rule, Optional.empty());
        }
        StringBuilder future = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (TextLine line : TextLine.of(code)) {
            (line.text().startsWith("from __future__ import") ? future : rest)
                    .append(line.text())
                    .append('\n');
        }
        return new Found(future + given + "\n\n" + rest, rule, Optional.empty());
    }

    private String fitted(String body) {
        return PythonBody.of(preamble, entry).fitted(body);
    }

    private String joined(String body) {
        return preamble.stripTrailing() + "\n" + body;
    }
}
