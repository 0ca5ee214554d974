package dev.assay.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * What a {@link FakeModelServer} does with one request. Begins with one of the factories; each further call returns a new script.
 *
 * <pre>{@code
 * ScriptedAnswer.text("4")                                  // a completion, as a stream where one is asked for
 * ScriptedAnswer.status(429, "{...}").header("Retry-After", "3")
 * ScriptedAnswer.events(chunk, chunk).bytesAtATime(1).thenReset()
 * ScriptedAnswer.silence()                                  // takes the request, says nothing
 * }</pre>
 */
public record ScriptedAnswer(
        int status, Map<String, String> headers, List<Step> before, List<Step> steps, int pieceSize, End end) {

    /** How it ends. */
    public enum End {
        /** As HTTP wants it; the connection may be used again. */
        PROPER,
        /** Nothing more comes; the connection stays open until the client closes it. */
        STALL,
        /** The connection is reset. */
        RESET,
        /** The connection is closed in the middle of the body. */
        CUT
    }

    /** One thing to do. */
    public sealed interface Step {
        /** Text in UTF-8, without so many of its last bytes. */
        record Send(String text, int less) implements Step {}

        record Pause(Duration duration) implements Step {}

        record Await(CountDownLatch latch) implements Step {}
    }

    /** A completion with this text, usage included; a stream of one token a word where the request asks for one. */
    public static Responder text(String text) {
        return text("", text);
    }

    /** A completion with thinking. */
    public static Responder text(String reasoning, String text) {
        return call -> call.stream()
                ? events(CompletionText.chunks(call, reasoning, text))
                : status(200, CompletionText.completion(call, reasoning, text));
    }

    /** A JSON body. */
    public static ScriptedAnswer status(int status, String body) {
        return body(status, "application/json", body);
    }

    /** Any body. */
    public static ScriptedAnswer body(int status, String contentType, String body) {
        return new ScriptedAnswer(status, Map.of("Content-Type", contentType), List.of(), List.of(), 0, End.PROPER)
                .send(body);
    }

    /** A stream with these {@code data:} lines, each an event. */
    public static ScriptedAnswer events(String... data) {
        ScriptedAnswer script = stream();
        for (String one : data) {
            script = script.send("data: " + one + "\n\n");
        }
        return script;
    }

    /** The headers of a stream and nothing yet; {@link #send} adds the text as it is. */
    public static ScriptedAnswer stream() {
        return new ScriptedAnswer(
                200, Map.of("Content-Type", "text/event-stream"), List.of(), List.of(), 0, End.PROPER);
    }

    /** No answer, not even headers, until the client goes away. */
    public static ScriptedAnswer silence() {
        return new ScriptedAnswer(0, Map.of(), List.of(), List.of(), 0, End.STALL);
    }

    /** These bytes instead of an HTTP answer, then the end of the connection. */
    public static ScriptedAnswer raw(String bytes) {
        return new ScriptedAnswer(0, Map.of(), List.of(), List.of(), 0, End.CUT).send(bytes);
    }

    public ScriptedAnswer header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new ScriptedAnswer(status, more, before, steps, pieceSize, end);
    }

    /** Sends further text of the body. */
    public ScriptedAnswer send(String text) {
        return then(new Step.Send(text, 0));
    }

    /** Sends a text whose last character, of more than one byte, is cut in two. */
    public ScriptedAnswer sendHalf(String text) {
        return then(new Step.Send(text, 1));
    }

    public ScriptedAnswer pause(Duration duration) {
        return then(new Step.Pause(duration));
    }

    /** Waits for the test. */
    public ScriptedAnswer await(CountDownLatch latch) {
        return then(new Step.Await(latch));
    }

    /** Waits for the test before the headers. */
    public ScriptedAnswer headersAfter(CountDownLatch latch) {
        return new ScriptedAnswer(status, headers, List.of(new Step.Await(latch)), steps, pieceSize, end);
    }

    /** Waits before the headers. */
    public ScriptedAnswer headersAfter(Duration duration) {
        return new ScriptedAnswer(status, headers, List.of(new Step.Pause(duration)), steps, pieceSize, end);
    }

    /** Writes and flushes so many bytes of the body at a time. */
    public ScriptedAnswer bytesAtATime(int size) {
        return new ScriptedAnswer(status, headers, before, steps, size, end);
    }

    public ScriptedAnswer thenStall() {
        return ending(End.STALL);
    }

    public ScriptedAnswer thenReset() {
        return ending(End.RESET);
    }

    public ScriptedAnswer thenCut() {
        return ending(End.CUT);
    }

    private ScriptedAnswer ending(End how) {
        return new ScriptedAnswer(status, headers, before, steps, pieceSize, how);
    }

    private ScriptedAnswer then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new ScriptedAnswer(status, headers, before, more, pieceSize, end);
    }

    /** Chooses the answer to a request. */
    @FunctionalInterface
    public interface Responder {
        ScriptedAnswer answer(ReceivedCall call);
    }
}
