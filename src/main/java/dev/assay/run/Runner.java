package dev.assay.run;

import dev.assay.Broken;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.SampleKey;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.pace.Backoff;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Carries a plan out: asks what the journal has no reply for, writes each exchange down before it is graded, and grades
 * while others are being asked. A few threads a model; {@link #stop} ends it early and loses nothing but the calls in flight.
 */
public final class Runner {
    private final OpenRun run;
    private final Map<ModelLabel, Model> models;
    private final Asking asking;
    private final GradingPool grading;
    private final RunEvents events;
    private final int concurrency;
    private final List<Thread> workers = new ArrayList<>();
    private Optional<Throwable> breakage = Optional.empty();
    private volatile boolean stopped;

    /**
     * A runner.
     *
     * @param concurrency calls in flight to one model at most
     */
    public Runner(
            OpenRun run,
            Map<ModelLabel, Model> models,
            Backoff backoff,
            Waiting waiting,
            GradingPool grading,
            RunEvents events,
            int concurrency) {
        this.run = run;
        this.models = Map.copyOf(models);
        this.asking = new Asking(backoff, waiting);
        this.grading = grading;
        this.events = events;
        this.concurrency = concurrency;
    }

    /**
     * Carries the plan out and returns when the last verdict is known, or {@link #stop} was called.
     *
     * @param answered keys that the journal has a reply for
     * @throws Broken where the journal cannot be written any more
     */
    public void carryOut(Plan plan, Set<SampleKey> answered) throws InterruptedException {
        Map<ModelLabel, Queue<PlannedSample>> queues = new HashMap<>();
        plan.samples()
                .forEach(sample -> queues.computeIfAbsent(sample.model(), label -> new ArrayDeque<>())
                        .add(sample));
        synchronized (workers) {
            queues.forEach((label, queue) -> start(label, queue, answered));
        }
        try {
            join();
        } catch (InterruptedException e) {
            stop();
            join();
            throw e;
        } finally {
            grading.finish();
        }
        synchronized (this) {
            Breakage.rethrow(breakage);
        }
    }

    private void join() throws InterruptedException {
        for (Thread worker : List.copyOf(workers)) {
            worker.join();
        }
    }

    /** Makes no more calls and cancels those in flight. */
    public void stop() {
        stopped = true;
        synchronized (workers) {
            workers.forEach(Thread::interrupt);
        }
    }

    private void start(ModelLabel label, Queue<PlannedSample> queue, Set<SampleKey> answered) {
        Patience patience = new Patience();
        for (int i = 0; i < Math.min(concurrency, queue.size()); i++) {
            Thread worker = new Thread(() -> work(label, queue, answered, patience), "ask-" + label + "-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    private void work(ModelLabel label, Queue<PlannedSample> queue, Set<SampleKey> answered, Patience patience) {
        try {
            Model model = java.util.Objects.requireNonNull(models.get(label), "no model " + label);
            for (Optional<PlannedSample> next = take(queue); next.isPresent(); next = take(queue)) {
                PlannedSample sample = next.get();
                Request request = model.prepare(
                        sample.suite().suite().ask(sample.task()),
                        sample.sample(),
                        sample.suite().maxTokens());
                SampleKey key =
                        SampleKey.of(request, sample.suite().suite().id().sha256(), sample.id());
                if (!answered.contains(key)) {
                    Exchange exchange = asking.ask(model, request);
                    boolean interrupted = Thread.interrupted();
                    run.append(new RecordedExchange(sample.id(), key, request, exchange));
                    events.exchanged(sample, exchange);
                    grading.submit(sample, exchange);
                    patience.after(exchange).ifPresent(failure -> giveUp(label, queue, failure));
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            broken(e);
        }
    }

    /** The first breakage is the cause; what follows comes of stopping. */
    private void broken(Throwable cause) {
        synchronized (this) {
            breakage = breakage.or(() -> Optional.of(cause));
        }
        stop();
    }

    private Optional<PlannedSample> take(Queue<PlannedSample> queue) {
        synchronized (queue) {
            return stopped ? Optional.empty() : Optional.ofNullable(queue.poll());
        }
    }

    private void giveUp(ModelLabel label, Queue<PlannedSample> queue, CallFailure because) {
        synchronized (queue) {
            queue.clear();
        }
        events.stopped(label, because);
    }
}
