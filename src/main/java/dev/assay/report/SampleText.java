package dev.assay.report;

import dev.assay.journal.RecordedExchange;
import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Reply;
import dev.assay.model.Split;
import dev.assay.score.TestVerdict;
import dev.assay.suite.Message;
import dev.assay.suite.Target;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sample for reading: prompt, reply, what was extracted, the verdict and why. */
public final class SampleText {
    private SampleText() {}

    /** The text, safe to print. */
    public static String print(VerdictLine verdict, Optional<RecordedExchange> exchange, Target target) {
        StringBuilder text = new StringBuilder();
        text.append("=== %s  %s  %s  sample %d: %s\n"
                .formatted(
                        SafeText.line(verdict.id().suite(), 80),
                        SafeText.line(verdict.id().task(), 80),
                        SafeText.line(verdict.id().model().text(), 80),
                        verdict.id().sample(),
                        verdict.outcome().text()));
        exchange.ifPresent(recorded -> {
            recorded.request().messages().forEach(message -> section(text, role(message), message.text()));
            recorded.exchange().fold(reply -> reply(text, reply), failure -> failure(text, failure));
        });
        verdict.extracted()
                .ifPresent(found -> section(
                        text,
                        "extracted (%s)".formatted(SafeText.line(verdict.rule().orElse(""), 40)),
                        found));
        section(
                text,
                "target",
                target.fold(
                        math -> math.gold(), choice -> choice.letter(), gold -> gold.gold(), code -> "all tests pass"));
        section(
                text,
                "verdict",
                verdict.outcome().text() + (verdict.cut() ? " (the reply was cut)" : "") + ": " + verdict.reason());
        if (!verdict.tests().isEmpty()) {
            section(
                    text,
                    "tests",
                    verdict.tests().stream().map(SampleText::test).collect(Collectors.joining("\n")));
        }
        return text.append('\n').toString();
    }

    private static String role(Message message) {
        return "prompt, " + message.role().wireName();
    }

    private static String reply(StringBuilder text, Reply reply) {
        reply.reasoning().ifPresent(thinking -> section(text, thinking(reply.split()), thinking));
        section(
                text,
                "reply, finish %s"
                        .formatted(reply.rawFinish()
                                .map(raw -> SafeText.line(raw, 40))
                                .orElse("-")),
                reply.text());
        return "";
    }

    private static String thinking(Split split) {
        String rule = switch (split.rule()) {
            case NONE, FIELD -> "";
            case TAGS -> ", between tags";
            case FIELD_AND_TAGS -> ", in a field and between tags";
            case UNOPENED -> ", opened by the prompt";
        };
        return "thinking" + rule + (split.unclosed() ? ", never closed" : "");
    }

    private static String failure(StringBuilder text, CallFailure failure) {
        section(text, "call failed", failure.message());
        return "";
    }

    private static String test(TestVerdict test) {
        String detail = test.detail().isEmpty() ? "" : ": " + SafeText.line(test.detail(), 160);
        return "%s %s%s".formatted(SafeText.line(test.name(), 40), test.kind().text(), detail);
    }

    /** The body is indented, so that no text of a model looks like a section of ours. */
    private static void section(StringBuilder text, String title, String body) {
        text.append("--- ").append(title).append('\n');
        SafeText.lines(body)
                .stripTrailing()
                .lines()
                .forEach(line ->
                        text.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
    }
}
