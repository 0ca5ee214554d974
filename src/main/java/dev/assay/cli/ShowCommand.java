package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.report.SampleText;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.score.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints samples for reading. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints samples of a run for reading: prompt, reply, what was extracted, the verdict and why.")
final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RecordedRun recorded = new RecordedRun();

    @Option(names = "--outcome", paramLabel = "O", description = "Only this outcome, as wrong or truncated.")
    private @Nullable String outcome;

    @Option(names = "--task", paramLabel = "ID", description = "Only this task; may be repeated.")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--model", paramLabel = "M", description = "Only models whose name contains this.")
    private String model = "";

    @Option(names = "--suite", paramLabel = "S", description = "Only this suite.")
    private @Nullable String suite;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunDirectory directory = recorded.directory(surroundings);
        Plan plan = recorded.plan(surroundings, directory);
        Map<SampleId, PlannedSample> planned = new HashMap<>();
        plan.samples().forEach(sample -> planned.put(sample.id(), sample));
        Map<SampleId, RecordedExchange> exchanges = new HashMap<>();
        directory.exchanges().values().forEach(exchange -> exchanges.put(exchange.id(), exchange));
        List<VerdictLine> verdicts = directory.verdicts();
        if (verdicts.isEmpty()) {
            throw new UserError(
                    recorded.path() + ": no verdicts in it",
                    "The run did not end: go on with it, or grade it with `%s score %s`."
                            .formatted(surroundings.program(), recorded.path()));
        }
        int[] shown = {0};
        chosen(verdicts)
                .forEach(verdict -> Optional.ofNullable(planned.get(verdict.id()))
                        .ifPresent(sample -> {
                            shown[0]++;
                            surroundings
                                    .out()
                                    .print(SampleText.print(
                                            verdict,
                                            Optional.ofNullable(exchanges.get(verdict.id())),
                                            sample.task().target()));
                        }));
        surroundings.out().printf("%d of %d samples%n", shown[0], verdicts.size());
        return ExitCode.OK;
    }

    private Stream<VerdictLine> chosen(List<VerdictLine> verdicts) {
        Optional<Outcome> wanted = Optional.ofNullable(outcome)
                .map(text -> Outcome.of(text)
                        .orElseThrow(() -> new UserError(
                                "--outcome %s: no such outcome".formatted(text),
                                "Give one of: "
                                        + String.join(
                                                ", ",
                                                Stream.of(Outcome.values())
                                                        .map(Outcome::text)
                                                        .toList())
                                        + ".")));
        return verdicts.stream()
                .filter(verdict -> wanted.isEmpty() || verdict.outcome() == wanted.get())
                .filter(verdict ->
                        tasks.isEmpty() || tasks.contains(verdict.id().task()))
                .filter(verdict -> suite == null || suite.equals(verdict.id().suite()))
                .filter(verdict -> verdict.id().model().text().contains(model));
    }
}
