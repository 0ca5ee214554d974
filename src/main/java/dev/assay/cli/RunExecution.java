package dev.assay.cli;

import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.Endpoint;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.pace.Backoff;
import dev.assay.pace.Pace;
import dev.assay.report.Failures;
import dev.assay.report.LiveView;
import dev.assay.report.Progress;
import dev.assay.report.ResultTable;
import dev.assay.report.SafeText;
import dev.assay.report.UndecidedSamples;
import dev.assay.run.Answered;
import dev.assay.run.Budget;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.RunEvents;
import dev.assay.run.Runner;
import dev.assay.run.Skips;
import dev.assay.run.StopRule;
import dev.assay.run.Verdicts;
import dev.assay.score.Grader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** One process of a run: goes on from what the journal holds, asks the rest, derives and prints. */
final class RunExecution {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Surroundings surroundings;
    private final ChosenModels models;
    private final Plan plan;
    private final Grader grader;
    private final RunPlace place;
    private final WireRecording recording;

    RunExecution(
            Surroundings surroundings,
            ChosenModels models,
            Plan plan,
            Grader grader,
            RunPlace place,
            WireRecording recording) {
        this.surroundings = surroundings;
        this.models = models;
        this.plan = plan;
        this.grader = grader;
        this.place = place;
        this.recording = recording;
    }

    /**
     * What is done with the verdicts of a run.
     *
     * @param rule what need not be asked
     * @param each hears of the verdict of each planned sample, in the order of the plan
     * @param end prints, and says the exit code
     */
    record Use(StopRule rule, Consumer<VerdictLine> each, ToIntFunction<Finished> end) {}

    /**
     * How a process of a run ended.
     *
     * @param interrupted whether the process is being ended
     * @param budgetReached whether samples were not asked for as a budget was used up
     */
    record Finished(
            Summary summary,
            Failures failures,
            UndecidedSamples undecided,
            boolean interrupted,
            boolean budgetReached) {}

    /** Carries the run out within these limits, prints its results, and returns the exit code. */
    int carryOut(OpenRun run, Pace.Limits limits, Budget budget) throws InterruptedException {
        return carryOut(run, limits, budget, new Use(StopRule.NEVER, line -> {}, finished -> {
            print(finished.summary(), finished.failures(), finished.undecided());
            printEnd(finished, budget);
            return finished.summary().complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }));
    }

    /** Carries the run out within these limits for this use. */
    int carryOut(OpenRun run, Pace.Limits limits, Budget budget, Use use) throws InterruptedException {
        Answered answered = new Answered(plan.size());
        try (VerdictSpool spool = run.spool();
                WireRecording.Kept wire = recording.open(place.directory(), models.redactor());
                OpenAiModels clients = OpenAiModels.create(models.proxies(), wire.tap())) {
            Verdicts verdicts = earlier(spool, answered, budget, use.rule());
            LiveView view = new LiveView(plan, answered.count(), surroundings.nanos(), surroundings.err()::println);
            RunEvents events = new RuledEvents(view, use.rule());
            Backoff backoff = new Backoff(
                    FIRST_WAIT, LONGEST_WAIT, () -> ThreadLocalRandom.current().nextDouble());
            Runner runner = new Runner(
                    run,
                    clientsOf(clients),
                    new Runner.Pacing(limits, backoff, budget, surroundings.waiting()),
                    new GradingPool(verdicts, events, Runtime.getRuntime().availableProcessors()),
                    events,
                    use.rule());
            try (Interruption interruption = new Interruption(runner::stop)) {
                Map<ModelLabel, String> skipped = ask(runner, answered, view);
                Skips skips = new Skips(skipped);
                Failures failures = new Failures(plan.models());
                UndecidedSamples undecided = new UndecidedSamples(plan.models());
                Summary summary = Derivation.write(
                        run,
                        plan,
                        verdicts.all(sample -> use.rule().needs(sample) ? skips.of(sample) : Verdicts.STOPPED)
                                .peek(failures::add)
                                .peek(undecided::add)
                                .peek(use.each()));
                return use.end()
                        .applyAsInt(new Finished(
                                summary,
                                failures,
                                undecided,
                                interruption.happened(),
                                skipped.containsValue(Verdicts.BUDGET)));
            }
        }
    }

    private Map<ModelLabel, String> ask(Runner runner, Answered answered, LiveView view) throws InterruptedException {
        Progress progress = Progress.start(view, surroundings.terminal(), surroundings.err());
        try {
            return runner.carryOut(plan, answered);
        } finally {
            progress.close();
        }
    }

    /** The verdicts on what the journal holds; takes note of what has a reply, and of what that has used up. */
    private Verdicts earlier(VerdictSpool spool, Answered answered, Budget budget, StopRule rule)
            throws InterruptedException {
        Verdicts verdicts = Derivation.grade(
                place.directory(),
                plan,
                grader,
                spool,
                (recorded, at) -> {
                    if (recorded.exchange().fold(reply -> true, failure -> false)) {
                        answered.add(at, recorded.key());
                        budget.charge(recorded.id().model(), recorded.exchange());
                    }
                },
                RuledEvents.ofReplies(rule));
        announce(answered.count());
        return verdicts;
    }

    private Map<ModelLabel, Model> clientsOf(OpenAiModels clients) {
        Map<ModelLabel, Model> byLabel = new HashMap<>();
        for (Endpoint endpoint : models.endpoints()) {
            byLabel.put(endpoint.label(), clients.model(endpoint));
        }
        return byLabel;
    }

    private void announce(int answered) {
        PrintStream err = surroundings.err();
        if (models.replay().isPresent()) {
            err.println("No model was named: the answers are replayed recordings of two real models, graded now.");
        }
        if (place.goesOn()) {
            err.printf(
                    "Going on with %s: %d of %d samples are answered already (--fresh begins anew).%n",
                    shown(), answered, plan.size());
        }
    }

    private void print(Summary summary, Failures failures, UndecidedSamples undecided) {
        PrintStream out = surroundings.out();
        out.println();
        out.print(ResultTable.print(summary));
        out.print(failures.print());
        out.print(undecided.print());
        out.println();
    }

    private void printEnd(Finished finished, Budget budget) {
        PrintStream out = surroundings.out();
        Summary summary = finished.summary();
        if (finished.interrupted()) {
            out.println(Interruption.KEPT);
        } else if (finished.budgetReached()) {
            out.println(
                    SafeText.line(budget.reached().orElse("the budget is used up"), 400)
                            + ". The samples without a verdict were not asked for; the same command with a higher budget goes on from here.");
        } else if (!summary.complete()) {
            out.println("Incomplete: too many samples have no verdict. Mend the cause named above; "
                    + "the same command goes on from here.");
        }
        out.printf("Files: %s   Read the answers: %s show %s%n", shown(), surroundings.program(), shown());
        if (models.replay().isPresent()) {
            out.println("These were replayed recordings. For your own endpoint:");
            out.printf(
                    "  %s run --suite math-basics --model http://127.0.0.1:8000/v1#YOUR-MODEL%n",
                    surroundings.program());
        }
    }

    /** The run's directory as a person would type it. */
    private Path shown() {
        Path path = place.directory().path();
        return path.startsWith(surroundings.workingDirectory())
                ? surroundings.workingDirectory().relativize(path)
                : path;
    }
}
