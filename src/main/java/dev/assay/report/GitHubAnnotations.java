package dev.assay.report;

import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A gate as workflow commands of GitHub Actions: a line a suite that did not pass, then the tasks that lost most. */
public final class GitHubAnnotations {
    /** What GitHub shows of one kind in one step. */
    private static final int SHOWN = 10;

    private GitHubAnnotations() {}

    private record Lost(String suite, GateResult.Change change) {}

    /** The lines, each harmless whatever ids of tasks hold. */
    public static List<String> of(GateReport report) {
        List<String> lines = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        for (GateResult result : report.suites()) {
            String message = "%s: %s %s %s %s"
                    .formatted(
                            result.name(),
                            result.verdict(),
                            GateSentences.change(result),
                            GateSentences.range(result),
                            GateSentences.why(result));
            switch (result.verdict()) {
                case PASS -> {}
                case FAIL -> {
                    lines.add(line("error", "assay gate", message));
                    result.lost().forEach(change -> lost.add(new Lost(result.name(), change)));
                }
                case UNUSABLE -> lines.add(line("error", "assay gate", message));
                case INCONCLUSIVE -> lines.add(line("warning", "assay gate", message));
            }
        }
        lost.sort(Comparator.comparingDouble((Lost each) -> each.change().difference())
                .thenComparing(each -> each.change().task()));
        lost.stream()
                .limit(SHOWN)
                .forEach(each -> lines.add(line(
                        "warning",
                        "lost: " + each.suite() + " "
                                + GateSentences.task(each.change().task()),
                        "%s %% before, %s %% now"
                                .formatted(
                                        Numbers.points(each.change().baseline()),
                                        Numbers.points(each.change().candidate())))));
        return lines;
    }

    private static String line(String kind, String title, String message) {
        return "::%s title=%s::%s".formatted(kind, property(title), data(message));
    }

    /** The escapes that the runner undoes; controls are visible before that. */
    static String data(String text) {
        return SafeText.line(text, 2000)
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
