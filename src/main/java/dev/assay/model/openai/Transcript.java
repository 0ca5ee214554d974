package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Finish;
import dev.assay.model.Reasoning;
import dev.assay.model.Redactor;
import dev.assay.model.Split;
import dev.assay.model.Thinking;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the events of a stream, or a whole completion, and keeps all that they tell but the text, which it passes on. */
final class Transcript implements EventLines.Sink {
    private static final String DONE = "[DONE]";

    private final Deltas deltas;
    private final Optional<Repeated> repeated;
    private final List<Reasoning.Source> sources;
    private final TagSplitter tags;
    private final FinishReasons reasons;
    private final ErrorResponse errors;
    private final Redactor redactor;
    private final ChunkTimes chunks = new ChunkTimes();
    private final UsageFigures usage = new UsageFigures();
    private Optional<String> model = Optional.empty();
    private Optional<String> fingerprint = Optional.empty();
    private Optional<String> finish = Optional.empty();
    private Optional<String> filter = Optional.empty();
    private Optional<Timing> recorded = Optional.empty();
    private OptionalLong firstToken = OptionalLong.empty();
    private OptionalLong firstAnswer = OptionalLong.empty();
    private long lastNanos;
    private int events;
    private boolean saidAnything;
    private boolean done;

    /** @param mode whether the model thinks */
    Transcript(Deltas deltas, Dialect dialect, Thinking.Mode mode, Redactor redactor) {
        this.redactor = redactor;
        this.deltas = deltas;
        this.repeated = dialect.cumulative() ? Optional.of(new Repeated()) : Optional.empty();
        this.sources = dialect.reasoning().sources();
        this.tags = new TagSplitter(dialect.reasoning(), mode != Thinking.Mode.OFF);
        this.reasons = new FinishReasons(dialect);
        this.errors = new ErrorResponse(dialect.errors(), redactor);
    }

    @Override
    public void event(String name, String data, long nanos) throws CallFailedException {
        if (done || data.isBlank()) {
            return;
        }
        lastNanos = nanos;
        if (data.strip().equals(DONE)) {
            done = true;
            return;
        }
        Optional<JsonNode> tree = Json.tree(data);
        if (name.equals("error")) {
            throw errors.inside(ErrorBody.of(redactor.redact(data)), tree);
        }
        JsonNode chunk = tree.orElseThrow(() -> Malformed.notAnAnswer(data, redactor));
        refuseError(chunk);
        events++;
        chunks.event(nanos);
        read(chunk, "delta", nanos);
    }

    /** Bytes of the body have come. */
    void began(long nanos) {
        chunks.bytes(nanos);
    }

    /** Reads a completion that came in one piece. */
    void whole(String body, long nanos) throws CallFailedException {
        lastNanos = nanos;
        JsonNode tree = Json.tree(body).orElseThrow(() -> Malformed.notAnAnswer(body, redactor));
        refuseError(tree);
        if (!tree.path("choices").path(0).path("message").isObject()) {
            throw Malformed.notAnAnswer(body, redactor);
        }
        events++;
        read(tree, "message", nanos);
        pass(tags.rest(), nanos);
        firstToken = OptionalLong.empty();
        firstAnswer = OptionalLong.empty();
        done = true;
    }

    /** Whether the server said that this was all, or may be taken to have said it. */
    boolean finished() {
        return done || finish.isPresent();
    }

    /** Whether nothing more can come. */
    boolean done() {
        return done;
    }

    /** Events that were not comments. */
    int events() {
        return events;
    }

    /** Fails where the end came too early. */
    void end() throws CallFailedException {
        if (!finished()) {
            throw Malformed.incomplete(
                    events == 0
                            ? "the stream ended before its first event"
                            : "the stream ended after " + events + " events without a finish reason");
        }
        if (events == 0) {
            throw Malformed.incomplete("the stream holds nothing but its end");
        }
        pass(tags.rest(), lastNanos);
    }

    private void refuseError(JsonNode tree) throws CallFailedException {
        Optional<ErrorBody> error = ErrorBody.in(tree);
        if (error.isPresent()) {
            throw errors.inside(error.get(), Optional.of(tree));
        }
    }

    private void read(JsonNode chunk, String part, long nanos) throws CallFailedException {
        usage.read(chunk);
        model = model.or(() -> nonEmpty(Json.text(chunk, "model")));
        fingerprint = fingerprint.or(() -> nonEmpty(Json.text(chunk, "system_fingerprint")));
        recorded = RecordedTiming.in(chunk).or(() -> recorded);
        JsonNode choice = choice(chunk);
        JsonNode message = choice.path(part);
        if (!message.isObject() && !saidAnything) {
            // Some end a stream with the whole message; it counts only where no delta came.
            message = choice.path("message");
        }
        say(Said.in(message, sources), nanos);
        String reason = Json.text(choice, "finish_reason");
        Optional<CallFailure.Kind> failure = reasons.failure(reason);
        if (failure.isPresent()) {
            throw new CallFailedException(
                    failure.get(), 200, "the server ended the reply with finish_reason " + reason);
        }
        finish = nonEmpty(reason).or(() -> finish);
    }

    /** The choice with index 0; the others were not asked for. */
    private static JsonNode choice(JsonNode chunk) {
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return chunk.path("choices").path(-1);
    }

    private void say(Said told, long nanos) {
        Said said = repeated.map(text -> text.fresh(told)).orElse(told);
        saidAnything |= !said.reasoning().isEmpty() || !said.answer().isEmpty();
        pass(tags.split(said), nanos);
    }

    private void pass(Said said, long nanos) {
        if (said.reasoning().isEmpty() && said.answer().isEmpty()) {
            return;
        }
        firstToken = firstToken.isPresent() ? firstToken : OptionalLong.of(nanos);
        if (!said.answer().isEmpty() && firstAnswer.isEmpty()) {
            firstAnswer = OptionalLong.of(nanos);
        }
        deltas.piece(said.reasoning(), said.answer());
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Optional<String> model() {
        return model;
    }

    Optional<String> fingerprint() {
        return fingerprint;
    }

    /** The provider's content filter ended the reply. */
    void filtered(String code) {
        filter = Optional.of(code);
        pass(tags.rest(), lastNanos);
    }

    Optional<String> rawFinish() {
        return filter.or(() -> finish);
    }

    Finish finish() {
        return rawFinish().map(reasons::of).orElse(Finish.UNKNOWN);
    }

    /**
     * Whether what was taken for thinking is the answer: no tag ever said that it was thinking, and the model came to its own end, which
     * it does not reach inside its thoughts.
     */
    boolean thoughtWasAnswer() {
        return tags.assumed() && finish() == Finish.STOP;
    }

    Usage usage() {
        return usage.toUsage();
    }

    /** How thinking and answer were told apart. */
    Split split() {
        return thoughtWasAnswer() ? Split.NONE : tags.split();
    }

    /** When the last event arrived. */
    long lastNanos() {
        return lastNanos;
    }

    /** The times of this call, or those that a replay passes on. */
    Timing timing(long sentNanos, OptionalLong headersNanos, long endNanos) {
        return recorded.orElseGet(() -> new Timing(
                millis(headersNanos, sentNanos),
                millis(firstToken, sentNanos),
                millis(thoughtWasAnswer() ? firstToken : firstAnswer, sentNanos),
                (endNanos - sentNanos) / 1e6,
                false,
                chunks.since(sentNanos)));
    }

    private static OptionalDouble millis(OptionalLong nanos, long sentNanos) {
        return nanos.isPresent() ? OptionalDouble.of((nanos.getAsLong() - sentNanos) / 1e6) : OptionalDouble.empty();
    }
}
