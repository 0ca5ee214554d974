package dev.assay.cli;

import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.SampleKey;
import dev.assay.journal.VerdictLine;
import dev.assay.model.Endpoint;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.pace.Backoff;
import dev.assay.report.Failures;
import dev.assay.report.LiveView;
import dev.assay.report.Progress;
import dev.assay.report.ResultTable;
import dev.assay.report.UndecidedSamples;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.Runner;
import dev.assay.run.Verdicts;
import dev.assay.score.Grader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** One process of a run: goes on from what the journal holds, asks the rest, derives and prints. */
final class RunExecution {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 4;

    private final Surroundings surroundings;
    private final ChosenModels models;
    private final Plan plan;
    private final Grader grader;
    private final RunPlace place;

    RunExecution(Surroundings surroundings, ChosenModels models, Plan plan, Grader grader, RunPlace place) {
        this.surroundings = surroundings;
        this.models = models;
        this.plan = plan;
        this.grader = grader;
        this.place = place;
    }

    int carryOut(OpenRun run, int concurrency) throws InterruptedException {
        Set<SampleKey> answered = new HashSet<>();
        Verdicts verdicts = earlier(answered);
        LiveView view = new LiveView(plan, answered.size(), surroundings.nanos(), surroundings.err()::println);
        try (OpenAiModels clients = OpenAiModels.create()) {
            Runner runner = new Runner(
                    run,
                    clientsOf(clients),
                    new Backoff(
                            FIRST_WAIT,
                            LONGEST_WAIT,
                            ATTEMPTS,
                            () -> ThreadLocalRandom.current().nextDouble()),
                    surroundings.waiting(),
                    new GradingPool(verdicts, view, Runtime.getRuntime().availableProcessors()),
                    view,
                    concurrency);
            try (Interruption interruption = new Interruption(runner::stop)) {
                Progress progress = Progress.start(view, surroundings.terminal(), surroundings.err());
                try {
                    runner.carryOut(plan, answered);
                } finally {
                    progress.close();
                }
                List<VerdictLine> lines = verdicts.all();
                Summary summary = Derivation.write(run, plan, lines);
                print(summary, lines, interruption.happened());
                return summary.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
            }
        }
    }

    /** The verdicts on what the journal holds, which is read once; adds the keys that have a reply. */
    private Verdicts earlier(Set<SampleKey> answered) throws InterruptedException {
        Map<SampleKey, RecordedExchange> exchanges = place.directory().exchanges();
        exchanges.forEach((key, recorded) -> recorded.exchange().fold(reply -> answered.add(key), failure -> false));
        announce(answered.size());
        return Derivation.grade(exchanges.values(), plan, grader, new Silence());
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
                    shown(), answered, plan.samples().size());
        }
    }

    private void print(Summary summary, List<VerdictLine> lines, boolean interrupted) {
        PrintStream out = surroundings.out();
        out.println();
        out.print(ResultTable.print(summary));
        out.print(Failures.print(lines));
        out.print(UndecidedSamples.print(lines));
        out.println();
        if (interrupted) {
            out.println("Interrupted. All answers so far are kept; the same command goes on from here.");
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
