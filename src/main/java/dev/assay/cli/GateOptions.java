package dev.assay.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a gate decides; each is also a key under {@code gate} in assay.yaml. */
final class GateOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What to compare with: a file that `assay baseline record` wrote.")
    @Nullable
    Path baseline;

    @Option(
            names = "--margin",
            paramLabel = "PP",
            description =
                    "The largest drop that you accept, as 3pp. Default: 3pp. "
                            + "PASS is: sure that the drop is less; FAIL is: sure that there is one, and it measures as much or more.")
    @Nullable
    String margin;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description = "How sure each verdict must be, one-sided. Default: 95%%.")
    @Nullable
    String confidence;

    @Option(
            names = "--stop",
            paramLabel = "WHEN",
            description =
                    "off: look once, at the end. auto: look up to 20 times on the way in suites of 100 tasks and more, and "
                            + "ask no more once it is decided; the error rates hold. eager: the same, sooner. Default: auto.")
    @Nullable
    String stop;

    @Option(
            names = "--inconclusive",
            paramLabel = "WHAT",
            description =
                    "pass, warn (exit 0 with a note), or fail (exit 3) where neither PASS nor FAIL is shown. Default: warn.")
    @Nullable
    String inconclusive;

    @Option(
            names = "--confirmed-drop",
            paramLabel = "WHAT",
            description = "The same where a drop is certain, but may be smaller than the margin. Default: warn.")
    @Nullable
    String confirmedDrop;

    @Option(
            names = "--errors-max",
            paramLabel = "SHARE",
            description =
                    "No verdict where more samples than this are missing: failed calls are never wrong answers. Default: 2%%.")
    @Nullable
    String errorsMax;

    @Option(
            names = "--target",
            paramLabel = "WHAT",
            description = "population: what holds for questions like these. Others are not built yet.")
    @Nullable
    String target;

    @Option(
            names = "--accept-changed",
            description =
                    "Gate though tasks, prompt, grader or sampling differ from the baseline's; the output says what does.")
    boolean acceptChanged;

    @Option(names = "--live", hidden = true)
    @Nullable
    String live;

    @Option(names = "--json", description = "Print gate.json instead of lines.")
    boolean json;
}
