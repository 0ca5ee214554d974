package dev.assay.run;

import dev.assay.Broken;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.SampleKey;
import dev.assay.model.CallThreads;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.pace.Backoff;
import dev.assay.pace.Pace;
import dev.assay.run.Lane.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * Carries a plan out: asks what the journal has no reply for, writes each exchange down before it is graded, and grades
 * while others are being asked. One thread a model hands samples out, and each call has a thread of its own while it lasts; {@link #stop} ends it
 * early and loses nothing but the calls in flight.
 */
public final class Runner {
    private final OpenRun run;
    private final Map<ModelLabel, Model> models;
    private final Pacing pacing;
    private final GradingPool grading;
    private final RunEvents events;
    private final StopRule rule;
    private final Map<ModelLabel, Lane> lanes = new LinkedHashMap<>();
    private final Set<Thread> calling = new HashSet<>();
    private Optional<Throwable> breakage = Optional.empty();
    private boolean stopped;

    /** A runner that asks for everything. */
    public Runner(OpenRun run, Map<ModelLabel, Model> models, Pacing pacing, GradingPool grading, RunEvents events) {
        this(run, models, pacing, grading, events, StopRule.NEVER);
    }

    /** A runner that asks for what a rule needs; the rule hears of verdicts from its owner. */
    public Runner(
            OpenRun run,
            Map<ModelLabel, Model> models,
            Pacing pacing,
            GradingPool grading,
            RunEvents events,
            StopRule rule) {
        this.run = run;
        this.models = Map.copyOf(models);
        this.pacing = pacing;
        this.grading = grading;
        this.events = events;
        this.rule = rule;
    }

    /**
     * How fast it goes, and how far.
     *
     * @param limits of each model
     * @param budget of all models together
     */
    public record Pacing(Pace.Limits limits, Backoff backoff, Budget budget, Waiting waiting) {}

    /**
     * Carries the plan out and returns when the last verdict is known, or {@link #stop} was called.
     *
     * @param answered samples that the journal has a reply for
     * @return why the rest of a model's samples was not asked for; without those models that were asked for all
     * @throws Broken where the journal cannot be written any more
     */
    public Map<ModelLabel, String> carryOut(Plan plan, Answered answered) throws InterruptedException {
        ExecutorService threads = CallThreads.perTask("assay-call-");
        try {
            List<Thread> dispatchers = start(plan, answered, threads);
            try {
                join(dispatchers);
            } catch (InterruptedException e) {
                stop();
                join(dispatchers);
                throw e;
            }
        } finally {
            threads.shutdown();
            grading.finish();
        }
        synchronized (this) {
            Breakage.rethrow(breakage);
        }
        Map<ModelLabel, String> skipped = new LinkedHashMap<>();
        lanes.forEach((label, lane) -> lane.closed().ifPresent(why -> skipped.put(label, why)));
        return skipped;
    }

    private synchronized List<Thread> start(Plan plan, Answered answered, ExecutorService threads) {
        List<Thread> dispatchers = new ArrayList<>();
        for (int i = 0; i < plan.models().size(); i++) {
            ModelLabel label = plan.models().get(i);
            Model model = Objects.requireNonNull(models.get(label), "no model " + label);
            Lane lane = new Lane(
                    unanswered(plan, i, model, answered),
                    rule,
                    new Pace(pacing.limits(), pacing.backoff()),
                    pacing.budget(),
                    pacing.waiting());
            lanes.put(label, lane);
            if (stopped) {
                lane.close(Verdicts.INTERRUPTED);
            }
            Thread dispatcher = new Thread(() -> dispatch(model, lane, threads), "dispatch-" + label);
            dispatcher.setDaemon(true);
            dispatchers.add(dispatcher);
        }
        dispatchers.forEach(Thread::start);
        return dispatchers;
    }

    /** The samples of one model that have no reply to what would be asked now, each made when its turn comes. */
    private Iterator<Inquiry> unanswered(Plan plan, int model, Model asked, Answered answered) {
        int models = plan.models().size();
        return IntStream.range(0, plan.size() / models)
                .map(i -> i * models + model)
                .mapToObj(plan::sample)
                .filter(rule::needs)
                .map(sample -> new Inquiry(sample, Inquiry.prepare(asked, sample)))
                .filter(inquiry -> !answered.mayHave(inquiry.sample().index())
                        || !answered.has(inquiry.sample().index(), key(inquiry.request(asked), inquiry.sample())))
                .iterator();
    }

    private static SampleKey key(Request request, PlannedSample sample) {
        return SampleKey.of(request, sample.suite().suite().id().sha256(), sample.id());
    }

    private static void join(List<Thread> dispatchers) throws InterruptedException {
        for (Thread dispatcher : dispatchers) {
            dispatcher.join();
        }
    }

    /** Makes no more calls and cancels those in flight. */
    public synchronized void stop() {
        stopped = true;
        lanes.values().forEach(lane -> lane.close(Verdicts.INTERRUPTED));
        calling.forEach(Thread::interrupt);
    }

    private void dispatch(Model model, Lane lane, ExecutorService threads) {
        try {
            for (Optional<Turn> turn = lane.next(); turn.isPresent(); turn = lane.next()) {
                Turn next = turn.get();
                threads.execute(() -> call(model, lane, next));
            }
            lane.lost().ifPresent(failure -> events.stopped(model.label(), failure));
            for (Inquiry left : lane.awaitEnd()) {
                settle(left, left.request(model));
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            broken(e);
        }
    }

    private void call(Model model, Lane lane, Turn turn) {
        try {
            Request request = turn.inquiry().request(model);
            Exchange exchange = ask(model, request);
            Optional<Duration> wait = turn.inquiry().after(exchange, pacing.backoff());
            pacing.budget().charge(model.label(), exchange);
            if (wait.isEmpty()) {
                settle(turn.inquiry(), request);
            }
            lane.ended(turn, exchange, wait);
        } catch (InterruptedException e) {
            lane.cancelled(turn);
        } catch (RuntimeException | Error e) {
            broken(e);
            lane.cancelled(turn);
        }
    }

    /** Only the call itself can be interrupted: what it brought is written down whatever happens. */
    private Exchange ask(Model model, Request request) throws InterruptedException {
        synchronized (this) {
            if (stopped) {
                throw new InterruptedException("before the call");
            }
            calling.add(Thread.currentThread());
        }
        try {
            return model.ask(request);
        } finally {
            synchronized (this) {
                calling.remove(Thread.currentThread());
            }
            Thread.interrupted();
        }
    }

    /** Nothing more is asked for this sample: what was answered, or failed, is written down and graded. */
    private void settle(Inquiry inquiry, Request request) {
        inquiry.exchange().ifPresent(exchange -> {
            PlannedSample sample = inquiry.sample();
            run.append(new RecordedExchange(sample.id(), key(request, sample), request, exchange));
            events.exchanged(sample, exchange);
            grading.submit(sample, exchange);
        });
    }

    /** The first breakage is the cause; what follows comes of stopping. */
    private void broken(Throwable cause) {
        synchronized (this) {
            breakage = breakage.or(() -> Optional.of(cause));
        }
        stop();
    }
}
