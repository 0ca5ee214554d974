package dev.assay.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a live view while a run is going: a bar on a terminal, else a plain line every few seconds. */
public final class Progress {
    private static final Duration PLAIN_PERIOD = Duration.ofSeconds(5);
    private static final Duration BAR_PERIOD = Duration.ofMillis(250);
    private static final int BAR_WIDTH = 140;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> ticking;
    private final Runnable last;

    private Progress(Runnable tick, Duration period, Runnable last) {
        this.last = last;
        ticking = clock.scheduleAtFixedRate(tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts showing the view. */
    public static Progress start(LiveView view, boolean terminal, PrintStream out) {
        return terminal ? bar(view, out) : new Progress(() -> out.println(view.line()), PLAIN_PERIOD, () -> {});
    }

    private static Progress bar(LiveView view, PrintStream out) {
        ProgressBar bar = new ProgressBarBuilder()
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(view.total())
                .startsFrom(view.done(), Duration.ZERO)
                .setConsumer(new ConsoleProgressBarConsumer(out, BAR_WIDTH))
                .build();
        Runnable tick = () -> {
            bar.stepTo(view.done());
            bar.setExtraMessage(" " + view.details());
        };
        return new Progress(tick, BAR_PERIOD, () -> {
            tick.run();
            bar.close();
        });
    }

    /** Shows the last state and stops. */
    public void close() {
        ticking.cancel(false);
        clock.shutdown();
        last.run();
    }
}
