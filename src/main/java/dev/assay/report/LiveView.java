package dev.assay.report;

import dev.assay.compare.RunningScore;
import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.run.RunEvents;
import dev.assay.score.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How far a run is, in one line: done of total, running scores, tokens a second, errors, time left. */
public final class LiveView implements RunEvents {
    private final Plan plan;
    private final int before;
    private final LongSupplier nanos;
    private final Consumer<String> notices;
    private final ModelNames names;
    private final long startedAt;
    private final RunningScore score = new RunningScore();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong tokens = new AtomicLong();

    /**
     * A view.
     *
     * @param before samples that were answered when this process began
     * @param nanos a monotonic clock
     * @param notices takes lines that a person should see at once
     */
    public LiveView(Plan plan, int before, LongSupplier nanos, Consumer<String> notices) {
        this.plan = plan;
        this.before = before;
        this.nanos = nanos;
        this.notices = notices;
        this.names = new ModelNames(plan.models());
        this.startedAt = nanos.getAsLong();
    }

    @Override
    public void exchanged(PlannedSample sample, Exchange exchange) {
        done.incrementAndGet();
        exchange.fold(reply -> tokens.addAndGet(reply.usage().completionTokens().orElse(0)), failure ->
                (long) errors.incrementAndGet());
    }

    @Override
    public void graded(VerdictLine verdict) {
        score.add(verdict);
        if (verdict.outcome() == Outcome.GRADER_FAILED) {
            errors.incrementAndGet();
        }
    }

    @Override
    public void stopped(ModelLabel model, CallFailure because) {
        notices.accept("%s: no more calls to this model: %s"
                .formatted(names.of(model), SafeText.line(because.message(), 400)));
    }

    /** Samples with an exchange, earlier processes included. */
    public int done() {
        return before + done.get();
    }

    /** Samples in all. */
    public int total() {
        return plan.size();
    }

    /** What stands behind the count: scores, speed, errors. */
    public String details() {
        List<String> parts = new ArrayList<>();
        for (ModelLabel model : plan.models()) {
            score.of(model).ifPresent(mean -> parts.add("%s %s %%".formatted(names.of(model), Numbers.points(mean))));
        }
        double seconds = Math.max(1e-3, (nanos.getAsLong() - startedAt) / 1e9);
        parts.add(String.format(Locale.ROOT, "%.0f tokens/s", tokens.get() / seconds));
        parts.add(errors.get() == 1 ? "1 error" : errors.get() + " errors");
        return String.join(", ", parts);
    }

    /** The whole line, with the time left as far as it can be told. */
    public String line() {
        return "%d/%d (%d %%): %s, %s left"
                .formatted(done(), total(), total() == 0 ? 100 : done() * 100L / total(), details(), left());
    }

    private String left() {
        if (done.get() == 0) {
            return "-";
        }
        double perSample = (nanos.getAsLong() - startedAt) / 1e9 / done.get();
        Duration left = Duration.ofSeconds(Math.round(perSample * (total() - done())));
        return left.toHours() > 0
                ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
