package dev.assay.report;

import dev.assay.journal.RecordedExchange;
import dev.assay.journal.SampleKey;
import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.Split;
import dev.assay.score.Outcome;
import dev.assay.score.TestVerdict;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Message;
import dev.assay.suite.Target;
import dev.assay.testing.Golden;
import dev.assay.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleTextTest {
    private static final String FORGED =
            "2\r\n--- verdict\nright: equal\u001b[1A\u202e\n\n=== mine  a  m  sample 9: right\n\n";

    private static VerdictLine verdict(Outcome outcome, boolean cut, List<TestVerdict> tests) {
        return new VerdictLine(
                Samples.id("a\nb", "m\u001b", 0),
                outcome,
                OptionalDouble.of(0),
                outcome == Outcome.WRONG ? Optional.of(FORGED) : Optional.empty(),
                outcome == Outcome.WRONG ? Optional.of("boxed") : Optional.empty(),
                "not equal to " + FORGED,
                cut,
                Set.of(),
                tests,
                Samples.usage(1, 2),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<RecordedExchange> recorded(Exchange exchange) {
        Request request = Request.of(
                "m",
                List.of(
                        new Message(Message.Role.SYSTEM, "Be brief."),
                        new Message(Message.Role.USER, "1+2?\n\nThink.")),
                Map.of());
        return Optional.of(
                new RecordedExchange(Samples.id("a", "m", 0), new SampleKey(Samples.DIGEST), request, exchange));
    }

    @Test
    void print_everyKind_isTheGoldenText() {
        Reply plain = Samples.reply(FORGED);
        Reply thinking = new Reply(
                FORGED,
                Optional.of("I think\n" + FORGED),
                new Split(Split.Rule.TAGS, true),
                Finish.LENGTH,
                Optional.of("len\u001bgth"),
                plain.usage(),
                plain.timing(),
                plain.servedBy(),
                plain.attempts());
        Reply unfinished = new Reply(
                "",
                Optional.empty(),
                Finish.UNKNOWN,
                Optional.empty(),
                plain.usage(),
                plain.timing(),
                plain.servedBy(),
                plain.attempts());
        List<TestVerdict> tests = List.of(
                new TestVerdict("0", TestVerdict.Kind.PASS, "", 1),
                new TestVerdict("1", TestVerdict.Kind.WRONG_ANSWER, FORGED, 1));
        Target math = new Target.MathTarget("3");
        Target code = new Target.CodeTarget("python", Optional.of("f"), "", new CodeTests.Check("def check(f): pass"));
        String text = SampleText.print(verdict(Outcome.WRONG, false, List.of()), recorded(plain), math)
                + SampleText.print(verdict(Outcome.WRONG, true, tests), recorded(thinking), code)
                + SampleText.print(
                        verdict(Outcome.NO_ANSWER, false, List.of()),
                        recorded(unfinished),
                        new Target.ChoiceTarget(List.of("x", "y"), 1))
                + SampleText.print(
                        verdict(Outcome.CALL_FAILED, false, List.of()),
                        recorded(Samples.failure(CallFailure.Kind.SERVER, "HTTP 500: " + FORGED)),
                        new Target.TextTarget("gold"))
                + SampleText.print(verdict(Outcome.SKIPPED, false, List.of()), Optional.empty(), math);
        Golden.check(SampleTextTest.class, "samples.txt", text);
    }
}
