package dev.assay.cli;

import dev.assay.Broken;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateVerdict;
import dev.assay.journal.OpenRun;
import dev.assay.report.GateJson;
import dev.assay.report.GateMarkdown;
import dev.assay.report.GateText;
import dev.assay.report.GitHubAnnotations;
import dev.assay.report.JUnitXml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a gate's reports go: files beside the run, the screen, and GitHub's places where it runs there. */
record GateOutput(Surroundings surroundings, GateSettings settings) {
    /** Writes and prints all of it, and returns the exit code. */
    int write(OpenRun run, GateReport report) {
        int code = settings.exitCode(report);
        String json = GateJson.write(report, code);
        String markdown = GateMarkdown.write(report);
        run.writeDerived("gate.json", json);
        run.writeDerived("junit.xml", JUnitXml.write(report, settings.inconclusiveFails(), settings.dropFails()));
        run.writeDerived("summary.md", markdown);
        surroundings.out().print(settings.json() ? json : GateText.print(report));
        gitHub(report, markdown);
        return code;
    }

    private void gitHub(GateReport report, String markdown) {
        boolean quiet = report.verdict() == GateVerdict.INCONCLUSIVE && !settings.warns();
        if (surroundings.variable("GITHUB_ACTIONS").filter("true"::equals).isPresent() && !quiet) {
            // The runner reads both; standard output is for one JSON value where that is asked for.
            PrintStream log = settings.json() ? surroundings.err() : surroundings.out();
            GitHubAnnotations.of(report).forEach(log::println);
        }
        surroundings
                .variable("GITHUB_STEP_SUMMARY")
                .ifPresent(file -> append(surroundings.resolve(Path.of(file)), markdown));
    }

    private static void append(Path file, String markdown) {
        try {
            long used = Files.exists(file) ? Files.size(file) : 0;
            int room = (int) Math.max(0, GateMarkdown.STEP_SUMMARY_BYTES - used);
            Files.writeString(
                    file,
                    GateMarkdown.fitting(markdown, room),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Broken(
                    "%s: cannot be written: %s".formatted(file, e.getMessage()),
                    "Mend GITHUB_STEP_SUMMARY, or unset it.",
                    e);
        }
    }
}
