package dev.assay.model.openai;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as it arrives, each piece stamped on the thread that took it from the socket. The reader waits for the next
 * piece with a limit, so a stalled server needs no watchdog thread, and an interrupt ends the wait on every JDK.
 */
final class ArrivingBody implements HttpResponse.BodySubscriber<ArrivingBody> {
    private static final int AHEAD = 16;

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final LongSupplier nanoClock;
    private final long openedNanos;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean cancelled;
    private volatile boolean ended;

    ArrivingBody(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.openedNanos = nanoClock.getAsLong();
    }

    /** When the headers arrived. */
    long openedNanos() {
        return openedNanos;
    }

    /**
     * Bytes, or the end.
     *
     * @param bytes none at the end
     * @param broken why the end came early
     */
    record Arrival(List<ByteBuffer> bytes, long nanos, boolean last, Optional<Throwable> broken) {}

    /** The next piece; empty where none came in time. After the last one there is no next. */
    Optional<Arrival> next(long maxNanos) throws InterruptedException {
        Arrival arrival = arrivals.poll(maxNanos, TimeUnit.NANOSECONDS);
        Flow.Subscription source = subscription;
        if (arrival != null && !arrival.last() && source != null) {
            source.request(1);
        }
        return Optional.ofNullable(arrival);
    }

    /** Stops reading and closes the connection, unless the body is at its end; for whoever still waits that is an end. */
    void cancel() {
        if (ended) {
            return;
        }
        cancelled = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        onError(new IOException("closed"));
    }

    @Override
    public CompletionStage<ArrivingBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (cancelled) {
            source.cancel();
        } else {
            source.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival(bytes, nanoClock.getAsLong(), false, Optional.empty()));
    }

    @Override
    public void onError(Throwable cause) {
        ended = true;
        arrivals.add(new Arrival(List.of(), nanoClock.getAsLong(), true, Optional.of(cause)));
    }

    @Override
    public void onComplete() {
        ended = true;
        arrivals.add(new Arrival(List.of(), nanoClock.getAsLong(), true, Optional.empty()));
    }
}
