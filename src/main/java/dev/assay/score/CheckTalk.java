package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.Turn;
import dev.assay.score.TestVerdict.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One checker talking with one solution. */
final class CheckTalk {
    /** CPU time and bytes that tests may take of a checker which others use after them. */
    static final Duration EASY = Duration.ofSeconds(1);

    static final int EASY_BYTES = 1 << 20;

    private final Conversation checker;
    private final SolutionUnderTest solution;
    private final String function;
    private final CodeFailures failures;
    private final List<TestVerdict> verdicts = new ArrayList<>();
    private Optional<CallResult> last = Optional.empty();
    private long cpu;
    private Duration checking = Duration.ZERO;
    private int said;

    CheckTalk(Conversation checker, SolutionUnderTest solution, String function, CodeFailures failures) {
        this.checker = checker;
        this.solution = solution;
        this.function = function;
        this.failures = failures;
    }

    List<TestVerdict> verdicts(String request, int count) throws SandboxException, InterruptedException {
        String next = request;
        while (verdicts.size() < count) {
            Turn turn = checker.ask(next);
            Optional<Outcome> end = turn.fold(replied -> Optional.empty(), ended -> Optional.of(ended.outcome()));
            if (end.isPresent()) {
                verdicts.add(checkerEnded(end.get()));
                while (verdicts.size() < count) {
                    verdicts.add(new TestVerdict(
                            CheckGrader.name(function, verdicts.size()),
                            Kind.GRADER_ERROR,
                            "not run: the checker ended",
                            0));
                }
            } else {
                next = answer(turn.fold(this::heard, ended -> ""));
            }
        }
        return verdicts;
    }

    private String heard(Turn.Replied reply) {
        checking = checking.plus(reply.cpu());
        said += reply.line().length();
        return reply.line();
    }

    /** Whether the next sample may have the checker: all that it met was right, and it has taken little of what it may. */
    boolean wasEasy() {
        return verdicts.stream().allMatch(verdict -> verdict.kind() == Kind.PASS)
                && checking.compareTo(EASY) < 0
                && said < EASY_BYTES;
    }

    /** The checker is ours, but a value from the solution may be more than it can compare. */
    private TestVerdict checkerEnded(Outcome outcome) {
        boolean overwhelmed = last.isPresent() && failures.kind(outcome) != Kind.RUNTIME_ERROR;
        return overwhelmed
                ? verdict(failures.kind(outcome), "comparing the result: " + failures.detail(outcome))
                : verdict(Kind.GRADER_ERROR, "the checker ended: " + failures.detail(outcome));
    }

    private String answer(String line) throws SandboxException, InterruptedException {
        JsonNode said = TypedJson.read(line).orElse(TypedJson.array());
        if (said.path(0).asText().equals("call") && said.path(1).isArray()) {
            CallResult result = solution.call((ArrayNode) said.get(1));
            last = Optional.of(result);
            cpu += result.cpu().toMillis();
            return TypedJson.write(result.fold(
                    value -> TypedJson.array().add("value").add(value.json().node()),
                    raised -> TypedJson.array().add("raised").add(raised.base()).add(raised.text()),
                    failed -> TypedJson.array().add("gone")));
        }
        verdicts.add(done(said.path(2).asText(), said.path(3).asText()));
        if (verdicts.get(verdicts.size() - 1).isFailure()) {
            solution.settle();
        }
        last = Optional.empty();
        cpu = 0;
        return "[\"next\"]";
    }

    private TestVerdict done(String how, String text) {
        Optional<TestVerdict> failure = last.filter(result -> !(result instanceof CallResult.Value))
                .map(result -> CheckGrader.verdict(CheckGrader.name(function, verdicts.size()), result, cpu));
        return switch (how) {
            case "pass" -> verdict(Kind.PASS, "");
            case "wrong" -> verdict(Kind.WRONG_ANSWER, text.isEmpty() ? "assertion failed" : text);
            case "raised", "gone" -> failure.orElseGet(() -> verdict(Kind.WRONG_ANSWER, "the check raised " + text));
            default -> verdict(Kind.GRADER_ERROR, text);
        };
    }

    private TestVerdict verdict(Kind kind, String detail) {
        return new TestVerdict(CheckGrader.name(function, verdicts.size()), kind, detail, cpu);
    }
}
