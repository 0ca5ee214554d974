package dev.assay.pace;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A server and the calls to it on a clock of its own: each call goes when the pace allows it, and the clock jumps from one event to the
 * next. Everything is drawn from one seed.
 */
final class SimulatedServer {
    private static final long REFUSAL = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int TOKENS_A_SECOND = 50;

    private final Pace pace;
    private final Random random;
    private final ToDoubleFunction<Random> seconds;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Deque<Arrival> queue = new ArrayDeque<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private Function<Arrival, Map<String, String>> headers = arrival -> Map.of();
    private boolean queues;
    private boolean tellsTokens = true;
    private long mayTake = 10_000;
    private int capacity = Integer.MAX_VALUE;
    private int running;
    private long now = TimeUnit.DAYS.toNanos(-1);
    private long order;

    SimulatedServer(Pace pace, long seed, ToDoubleFunction<Random> seconds) {
        this.pace = pace;
        this.random = new Random(seed);
        this.seconds = seconds;
    }

    /**
     * A call.
     *
     * @param tokens that it takes
     */
    record Arrival(int number, long at, long tokens, double seconds, Permit permit) {}

    private record Event(long at, long order, Arrival arrival, Exchange exchange) {}

    /** What is too much waits, instead of being refused. */
    SimulatedServer queueing() {
        queues = true;
        return this;
    }

    /** Says nothing of tokens. */
    SimulatedServer tellingNoTokens() {
        tellsTokens = false;
        return this;
    }

    /** Sends these headers with its answers, or with a refusal after the hundredth of a second that it takes. */
    SimulatedServer sending(Function<Arrival, Map<String, String>> sent) {
        headers = sent;
        return this;
    }

    /** Calls say that they take so many tokens at most. */
    SimulatedServer calls(long tokensAtMost) {
        mayTake = tokensAtMost;
        return this;
    }

    /** Takes so many calls at a time from now on. */
    SimulatedServer capacity(int most) {
        capacity = most;
        return this;
    }

    long now() {
        return now;
    }

    /** All calls so far. */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** How long an answer takes it, on the average. */
    double meanSeconds() {
        return arrivals.stream().mapToDouble(Arrival::seconds).average().orElse(0);
    }

    /** The limit after each of so many answers. */
    List<Integer> answers(int count) {
        List<Integer> limits = new ArrayList<>();
        while (limits.size() < count) {
            if (step()) {
                limits.add(pace.concurrency());
            }
        }
        return limits;
    }

    /** Starts what may start, and goes on to the next event; whether that is an answer. */
    private boolean step() {
        long wait = pace.delay(mayTake, now);
        while (wait == 0) {
            arrive();
            wait = pace.delay(mayTake, now);
        }
        boolean waitsForAnEvent = wait == Pace.UNTIL_A_CALL_ENDS
                || (!events.isEmpty() && events.peek().at() - now <= wait);
        if (!waitsForAnEvent) {
            now += wait;
            return false;
        }
        Event event = events.remove();
        now = event.at();
        boolean isAnswer = event.exchange().fold(reply -> true, failure -> false);
        if (isAnswer) {
            running--;
            if (!queue.isEmpty()) {
                serve(queue.remove());
            }
        }
        pace.ended(event.arrival().permit(), event.exchange(), now);
        return isAnswer;
    }

    private void arrive() {
        double lasts = seconds.applyAsDouble(random);
        long tokens = Math.min(mayTake, 1 + (long) (lasts * TOKENS_A_SECOND));
        Arrival arrival = new Arrival(arrivals.size(), now, tokens, lasts, pace.begin(mayTake, true, now));
        arrivals.add(arrival);
        if (running < capacity) {
            serve(arrival);
        } else if (queues) {
            queue.add(arrival);
        } else {
            schedule(arrival, REFUSAL, refusal());
        }
    }

    private void serve(Arrival arrival) {
        running++;
        schedule(arrival, (long) (arrival.seconds() * 1e9), reply(arrival));
    }

    private void schedule(Arrival arrival, long nanos, Exchange exchange) {
        events.add(new Event(now + nanos, order++, arrival, exchange));
    }

    private Exchange reply(Arrival arrival) {
        Usage usage = tellsTokens
                ? new Usage(
                        OptionalLong.of(0),
                        OptionalLong.of(arrival.tokens()),
                        OptionalLong.empty(),
                        OptionalLong.empty())
                : Usage.UNKNOWN;
        Timing timing = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, false);
        ServedBy served = new ServedBy(Optional.empty(), Optional.empty(), headers.apply(arrival));
        return new Reply("", Optional.empty(), Finish.STOP, Optional.empty(), usage, timing, served, List.of());
    }

    static CallFailure refusal() {
        return new CallFailure(CallFailure.Kind.BUSY, OptionalInt.of(429), "busy", List.of());
    }
}
