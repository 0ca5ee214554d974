package dev.assay.compare;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** What differs between a baseline and a candidate beside the model's answers; each of it makes the comparison one of two things at once. */
public final class GateChanges {
    private GateChanges() {}

    /**
     * The differences, in sentences.
     *
     * @param suites of the candidate that are gated
     * @param model the candidate
     * @param grader of the candidate
     */
    public static List<String> of(
            Baseline baseline, List<Manifest.SuiteEntry> suites, Manifest.ModelEntry model, OpenRun.GraderId grader) {
        List<String> changes = new ArrayList<>();
        for (Manifest.SuiteEntry suite : suites) {
            baseline.suite(suite.name()).ifPresent(old -> compare(old.entry(), suite, changes));
        }
        if (!grader.equals(baseline.origin().grader())) {
            changes.add("the grader is %s, was %s"
                    .formatted(text(grader), text(baseline.origin().grader())));
        }
        decoding(baseline.origin().model(), model, changes);
        return changes;
    }

    private static void compare(Manifest.SuiteEntry old, Manifest.SuiteEntry now, List<String> changes) {
        if (!old.sha256().equals(now.sha256())) {
            changes.add("%s: prompt or tasks differ (SHA-256 is %s, was %s)"
                    .formatted(now.name(), now.shortSha256(), old.shortSha256()));
        }
        if (old.maxTokens() != now.maxTokens()) {
            changes.add(
                    "%s: an answer may have %d tokens, was %d".formatted(now.name(), now.maxTokens(), old.maxTokens()));
        }
    }

    private static String text(OpenRun.GraderId grader) {
        return "%s %s (%s)".formatted(grader.id(), grader.version(), grader.policy());
    }

    private static void decoding(Manifest.ModelEntry old, Manifest.ModelEntry now, List<String> changes) {
        SortedMap<String, String> before = Baseline.decoding(old);
        SortedMap<String, String> after = Baseline.decoding(now);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Optional<String> was = Optional.ofNullable(before.get(name));
            Optional<String> is = Optional.ofNullable(after.get(name));
            if (!was.equals(is)) {
                changes.add("%s is %s, was %s".formatted(name, is.orElse("not sent"), was.orElse("not sent")));
            }
        }
        if (!old.thinking().equals(now.thinking())) {
            changes.add("thinking is %s, was %s"
                    .formatted(now.thinking().orElse("unknown"), old.thinking().orElse("unknown")));
        }
    }
}
