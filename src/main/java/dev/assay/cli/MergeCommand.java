package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Summary;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.Redactor;
import dev.assay.report.ResultTable;
import dev.assay.run.Plan;
import dev.assay.run.ShardJoin;
import dev.assay.run.Shards;
import dev.assay.suite.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins the shards of a run. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description =
                "Joins all shards of a run (run --shard I/N) into one run, after proving that no sample is missing or "
                        + "double. Calls nobody and grades nothing.")
final class MergeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "The directories of all shards, in any order.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The directory of the whole run.")
    private Path out = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    MergeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path target = surroundings.resolve(out);
        if (Files.exists(target.resolve("run.json"))) {
            throw new UserError("%s: there is a run in it".formatted(out), "Give --out another directory.");
        }
        Shards shards = Shards.of(paths.stream()
                .map(path -> RunDirectory.open(surroundings.resolve(path)))
                .toList());
        Manifest manifest = shards.manifest().named(name(target));
        Plan plan = Plan.of(manifest, data.suites(surroundings, Shipped.root())::load);
        try (VerdictSpool spool = VerdictSpool.in(surroundings.temporary(), Redactor.NONE::redact)) {
            Summary summary = write(target, manifest, shards, ShardJoin.of(shards, plan, spool));
            surroundings.out().print(ResultTable.print(summary));
            surroundings
                    .out()
                    .printf(
                            "%d shards joined, %d samples, none missing and none double. Files: %s%n",
                            shards.parts().size(), plan.size(), out);
            return summary.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private static Summary write(Path target, Manifest manifest, Shards shards, ShardJoin join) {
        try (OpenRun run = OpenRun.of(RunDirectory.create(target, manifest), Redactor.NONE::redact)) {
            join.copyExchanges(run);
            return Derivation.write(run, shards.grader(), join.verdicts());
        }
    }

    private static String name(Path target) {
        Path name = target.getFileName();
        return name == null ? "run" : name.toString();
    }
}
