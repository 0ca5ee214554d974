package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.ComparedRuns;
import dev.assay.compare.Comparison;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.report.ComparisonJson;
import dev.assay.report.ComparisonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the models of runs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares all models of some runs, paired by task: who is better, who is tied, and which are worth their cost and "
                        + "time. A model that stands in two runs is compared with itself. Calls nobody.")
final class CompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Directories of runs, as results/<run>.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--suite", paramLabel = "S", description = "Only this suite; may be repeated.")
    private Set<String> suites = new LinkedHashSet<>();

    @Option(names = "--tag", paramLabel = "T", description = "Only tasks with this tag; may be repeated.")
    private Set<String> tags = new LinkedHashSet<>();

    @Option(
            names = "--accept-changed",
            description = "Compare even runs whose tasks, prompt, protocol or grader differ, and say so.")
    private boolean acceptChanged;

    @Option(names = "--json", description = "Print JSON, with all that is known of each pair.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown, as for a comment on a pull request.")
    private boolean markdown;

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (json && markdown) {
            throw new UserError("--json and --markdown at once", "Give one of them.");
        }
        ComparedRuns runs = new ComparedRuns(
                paths.stream()
                        .map(path -> RunDirectory.open(surroundings.resolve(path)))
                        .toList(),
                suites);
        check(runs);
        Comparison comparison = runs.compare(tags);
        if (comparison.models().size() < 2) {
            throw new UserError(
                    "%s: one model alone, there is nothing to compare it with"
                            .formatted(comparison.models().get(0)),
                    "Give another run too; `%s show RUN` prints one run.".formatted(surroundings.program()));
        }
        if (json) {
            surroundings.out().print(ComparisonJson.write(comparison, runs));
        } else {
            ComparisonReport report = new ComparisonReport(comparison, runs);
            surroundings.out().print(markdown ? report.markdown() : report.terminal());
        }
        return comparison.isUsable() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void check(ComparedRuns runs) {
        for (String suite : suites) {
            if (runs.runs().stream().noneMatch(run -> has(run, suite))) {
                throw new UserError(
                        "--suite %s: no suite of this name in these runs".formatted(suite),
                        "They hold: "
                                + String.join(
                                        ", ",
                                        runs.runs().stream()
                                                .flatMap(run -> run.manifest().suites().stream()
                                                        .map(Manifest.SuiteEntry::name))
                                                .distinct()
                                                .toList())
                                + ".");
            }
        }
        if (!runs.changes().isEmpty() && !acceptChanged) {
            throw new UserError(
                    "these runs did not measure the same, so their tasks cannot be paired:%n  %s"
                            .formatted(String.join("\n  ", runs.changes())),
                    "Measure them alike (`assay score RUN` grades anew with this version), or add --accept-changed.");
        }
    }

    private static boolean has(RunDirectory run, String suite) {
        return run.manifest().suites().stream().anyMatch(entry -> entry.name().equals(suite));
    }
}
