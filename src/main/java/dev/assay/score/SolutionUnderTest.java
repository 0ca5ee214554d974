package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.Turn;
import dev.assay.score.TestVerdict.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A function written by a model, in a process of its own, called by number. The process knows the arguments of calls that are due
 * and nothing else. When it dies it is started anew for the next call, as long as there are chances.
 */
final class SolutionUnderTest implements AutoCloseable {
    private static final int MESSAGE = 1 << 15;

    private final ProcessStarter processes;
    private final ArrayNode load;
    private final CodeFailures failures;
    private final Chances chances;
    private final Deque<Call> due = new ArrayDeque<>();
    private int sent;
    private Optional<Conversation> running = Optional.empty();
    private Optional<CallResult> fatal = Optional.empty();
    private int announced;
    private long peakBytes;

    private record Call(int number, ArrayNode arguments, boolean byDigest) {
        String request() {
            ArrayNode request = TypedJson.array().add(number);
            request.add(arguments);
            if (byDigest) {
                request.add(true);
            }
            return TypedJson.write(request);
        }
    }

    SolutionUnderTest(FunctionProcesses processes, String source, String entry) {
        this(
                processes::startSolution,
                TypedJson.array().add("load").add(source).add(entry),
                processes.allowance(),
                processes.failures());
    }

    /**
     * A solution that is not loaded yet.
     *
     * @param load the request that loads it
     * @param failures what the ends of its process mean
     */
    SolutionUnderTest(ProcessStarter processes, ArrayNode load, Allowance allowance, CodeFailures failures) {
        this.processes = processes;
        this.load = load;
        this.failures = failures;
        this.chances = allowance.chances();
    }

    /** Loads the solution, and sends what is due with the same message; the failure, if it does not load. */
    Optional<CallResult> load() throws SandboxException, InterruptedException {
        if (running.isEmpty() && fatal.isEmpty()) {
            Conversation conversation = processes.start();
            running = Optional.of(conversation);
            List<String> lines = new ArrayList<>(List.of(TypedJson.write(load)));
            lines.addAll(batch());
            conversation.send(lines);
            CallResult loaded = result(conversation.next(), 0);
            if (!(loaded instanceof CallResult.Value)) {
                fatal = Optional.of(loaded);
            }
        }
        return fatal;
    }

    /**
     * A call that is going to be made with {@link #next}, after those announced before: many of them then cost one message.
     *
     * @param arguments a typed JSON array
     * @param byDigest the value of the result is to be {@code {"sha256": ...}} of its canonical text
     */
    void announce(ArrayNode arguments, boolean byDigest) {
        due.add(new Call(++announced, arguments, byDigest));
    }

    /** Calls the function with a typed JSON array of arguments. */
    CallResult call(ArrayNode arguments) throws SandboxException, InterruptedException {
        announce(arguments, false);
        return next();
    }

    /** The result of the call that is due first. */
    CallResult next() throws SandboxException, InterruptedException {
        Optional<CallResult> failed = load();
        if (failed.isPresent()) {
            due.remove();
            return failed.get();
        }
        Conversation conversation = running.orElseThrow();
        if (sent == 0) {
            conversation.send(batch());
        }
        sent--;
        CallResult result = result(conversation.next(), due.remove().number());
        if (result instanceof CallResult.Failed dead) {
            stop();
            chances.spend(dead.kind());
            if (chances.isOver()) {
                fatal = Optional.of(new CallResult.Failed(
                        dead.kind(),
                        "not run: earlier calls ended the process, the last: " + dead.detail(),
                        Duration.ZERO));
            }
        }
        return result;
    }

    /** As many of the calls that are due as one message takes; it is sent now. */
    private List<String> batch() {
        List<String> lines = new ArrayList<>();
        int size = 0;
        for (Call call : due) {
            String request = call.request();
            size += request.length();
            if (!lines.isEmpty() && size > MESSAGE) {
                break;
            }
            lines.add(request);
        }
        sent = lines.size();
        return lines;
    }

    /** A test has failed: the solution is wrong. */
    void settle() {
        chances.settle();
    }

    private CallResult result(Turn turn, int number) {
        return turn.fold(
                replied -> parsed(replied, number),
                ended -> new CallResult.Failed(
                        failures.kind(ended.outcome()),
                        failures.detail(ended.outcome()),
                        ended.outcome().cpu()));
    }

    private static CallResult parsed(Turn.Replied reply, int number) {
        JsonNode node = TypedJson.read(reply.line()).orElse(TypedJson.array());
        if (!node.isArray()
                || node.size() < 2
                || !node.get(0).isIntegralNumber()
                || node.get(0).asInt(-1) != number) {
            return new CallResult.Failed(
                    Kind.RUNTIME_ERROR, "the process wrote something that is no answer to the call", reply.cpu());
        }
        String text = node.size() > 2 ? node.get(2).asText() : "";
        return switch (node.get(1).asText()) {
            case "ready" ->
                number == 0 ? new CallResult.Value(new TypedJson(node.get(1)), reply.cpu()) : odd(reply, text);
            case "value" ->
                node.size() == 3 && number > 0
                        ? new CallResult.Value(new TypedJson(node.get(2)), reply.cpu())
                        : odd(reply, text);
            case "raised" ->
                new CallResult.Raised(
                        text,
                        node.path(3).asText(),
                        node.size() > 4 ? node.get(4).asText() : text,
                        reply.cpu());
            case "syntax" -> new CallResult.Failed(Kind.COMPILE_ERROR, text, reply.cpu());
            default -> odd(reply, text);
        };
    }

    /** The call returned, but nothing that can be shown: a value of endless depth, say. */
    private static CallResult odd(Turn.Replied reply, String text) {
        return new CallResult.Raised("ValueError", "the result cannot be written: " + text, "ValueError", reply.cpu());
    }

    private void stop() {
        running.ifPresent(Conversation::close);
        long held =
                running.flatMap(Conversation::outcome).map(Outcome::peakBytes).orElse(0L);
        peakBytes = Math.max(peakBytes, held);
        running = Optional.empty();
        sent = 0;
    }

    /** The verdicts, with the most memory that a process of the solution held; ends it. */
    List<TestVerdict> withPeak(List<TestVerdict> verdicts) {
        stop();
        return verdicts.stream().map(verdict -> verdict.withPeak(peakBytes)).toList();
    }

    @Override
    public void close() {
        stop();
    }
}
