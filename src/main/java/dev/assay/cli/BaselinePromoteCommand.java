package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Baseline;
import dev.assay.compare.BaselineFile;
import dev.assay.compare.BaselineRecorder;
import dev.assay.journal.RunDirectory;
import dev.assay.report.BaselineText;
import dev.assay.report.GateRecord;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a gated run the new baseline. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Makes a run the new baseline. It must have been gated against the old one, whatever came of it: a baseline is "
                        + "renewed when a change is kept, never because a run scored well.")
final class BaselinePromoteCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The gated run's directory, as results/<run>.")
    private Path path = Path.of("");

    @Option(names = "--baseline", required = true, paramLabel = "FILE", description = "The baseline to renew.")
    private Path file = Path.of("");

    BaselinePromoteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunDirectory run = RunDirectory.open(surroundings.resolve(path));
        Baseline old = BaselineFile.read(surroundings.resolve(file));
        GateRecord gate = run.derived("gate.json")
                .map(text -> GateRecord.read(path + "/gate.json", text))
                .orElseThrow(() -> notGated("it was never gated"));
        if (!gate.baselineSha256().equals(old.sha256())) {
            throw notGated("it was gated against another baseline (%s)".formatted(gate.baselineFile()));
        }
        Baseline renewed = BaselineRecorder.of(run, java.util.Optional.of(gate.candidate()), Commit.of(surroundings));
        for (Baseline.Suite suite : old.suites()) {
            if (renewed.suite(suite.name()).isEmpty()) {
                throw new UserError(
                        "%s: it has no %s, which the baseline has".formatted(path, suite.name()),
                        "Gate all suites of the baseline, or record a new one.");
            }
        }
        BaselineFile.write(surroundings.resolve(file), renewed);
        surroundings.out().print(BaselineText.print(renewed));
        surroundings
                .out()
                .printf(
                        "Renewed: %s, by a run whose gate said %s. Keep the file's history: small drops, one after the other, "
                                + "are seen only against an older baseline.%n",
                        file, gate.verdict());
        return ExitCode.OK;
    }

    private UserError notGated(String why) {
        return new UserError(
                "%s: %s".formatted(path, why),
                "Gate it first: %s gate --baseline %s %s.".formatted(surroundings.program(), file, path));
    }
}
