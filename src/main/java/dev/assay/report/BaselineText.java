package dev.assay.report;

import dev.assay.compare.Baseline;
import dev.assay.compare.TaskTally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A baseline for a terminal. */
public final class BaselineText {
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5, 6);
    private static final int WIDTH = 200;

    private BaselineText() {}

    /** Where it is from, a line a suite, and what should be known of it. */
    public static String print(Baseline baseline) {
        Baseline.Origin origin = baseline.origin();
        StringBuilder text = new StringBuilder();
        text.append("baseline of %s%n"
                .formatted(SafeText.line(origin.model().label().text(), WIDTH)));
        text.append("  run %s, commit %s, grader %s %s (%s)%n"
                .formatted(
                        SafeText.line(origin.run(), WIDTH),
                        origin.commit().map(commit -> SafeText.line(commit, 40)).orElse("-"),
                        SafeText.line(origin.grader().id(), 40),
                        SafeText.line(origin.grader().version(), 40),
                        SafeText.line(origin.grader().policy(), WIDTH)));
        Map<String, String> settings = new TreeMap<>(origin.model().settings());
        text.append("  sent: %s%n%n"
                .formatted(settings.entrySet().stream()
                        .map(each -> SafeText.line(each.getKey() + " " + each.getValue(), WIDTH))
                        .collect(Collectors.joining(", "))));
        Grid grid = new Grid(
                NUMBERS, List.of("suite", "tasks", "samples", "score", "truncated", "no answer", "missing", "SHA-256"));
        baseline.suites().forEach(suite -> grid.add(row(suite)));
        text.append(grid.print());
        GateSentences.few(
                        baseline,
                        baseline.suites().stream().map(Baseline.Suite::name).toList())
                .ifPresent(few -> text.append(few).append('\n'));
        return text.toString();
    }

    private static List<String> row(Baseline.Suite suite) {
        return List.of(
                SafeText.line(suite.name(), 40),
                Integer.toString(suite.tasks().size()),
                Integer.toString(suite.samples()),
                Numbers.points(suite.mean()) + " %",
                Integer.toString(sum(suite, true)),
                Integer.toString(sum(suite, false)),
                Integer.toString(suite.missing()),
                SafeText.line(suite.entry().sha256(), 12));
    }

    private static int sum(Baseline.Suite suite, boolean truncated) {
        return suite.tasks().values().stream()
                .mapToInt(truncated ? TaskTally::truncated : TaskTally::noAnswer)
                .sum();
    }
}
