package dev.assay.report;

import dev.assay.compare.Baseline;
import dev.assay.compare.GateLook;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateSuite;
import dev.assay.compare.GateVerdict;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a gate, in words; shared by all of its reports. All numbers are computed. */
final class GateSentences {
    /** Samples that a baseline should have of each task: with fewer, too many baselines are lucky or unlucky ones. */
    static final int GOOD_SAMPLES = 8;

    /** A gate that passes an unchanged model less often is a nuisance. */
    private static final double LIKELY = 0.8;

    private static final int TASKS_NAMED = 5;
    private static final int WIDTH = 80;

    private GateSentences() {}

    /** {@code +0.1 pp}; {@code -} where there is none. */
    static String change(GateResult result) {
        return result.estimate().map(value -> signed(value) + " pp").orElse("-");
    }

    /** What is not ruled out, as the verdict needs it. */
    static String range(GateResult result) {
        if (result.interval().isEmpty()) {
            return "";
        }
        Interval interval = result.interval().get();
        String confidence = percent(result.rule().confidence());
        return switch (result.verdict()) {
            case PASS ->
                interval.low() < 0
                        ? "(%s: worse by at most %s)".formatted(confidence, points(-interval.low()))
                        : "(%s: better by at least %s)".formatted(confidence, points(interval.low()));
            case FAIL -> "(%s: at least %s worse)".formatted(confidence, points(-interval.high()));
            case INCONCLUSIVE, UNUSABLE ->
                "(between %s and %s)".formatted(signed(interval.low()), signed(interval.high()));
        };
    }

    /** Why the verdict is as it is, and what it took. */
    static String why(GateResult result) {
        return switch (result.verdict()) {
            case PASS -> "allowed %s, %s".formatted(points(result.rule().margin()), took(result));
            case FAIL ->
                "%d lost, %d won of %d%s"
                        .formatted(result.lost().size(), result.won().size(), counted(result), named(result.lost()));
            case INCONCLUSIVE -> inconclusive(result);
            case UNUSABLE -> unusable(result);
        };
    }

    private static int counted(GateResult result) {
        return result.pairs().counted() + result.pairs().missing();
    }

    /** {@code decided at 660 of 1319 tasks, 672 of 1319 calls sent, 49 % saved}. */
    static String took(GateResult result) {
        int tasks = result.last().map(GateLook::tasks).orElse(0);
        String decided = tasks < result.size()
                ? "decided at %d of %d tasks".formatted(tasks, result.size())
                : "%d tasks".formatted(tasks);
        long saved = Math.round(result.calls().saved() * 100);
        return saved > 0
                ? "%s; %d of %d calls sent, %d %% saved"
                        .formatted(
                                decided, result.calls().sent(), result.calls().planned(), saved)
                : decided;
    }

    private static String named(List<GateResult.Change> lost) {
        if (lost.isEmpty()) {
            return "";
        }
        List<String> names = lost.stream()
                .limit(TASKS_NAMED)
                .map(change -> task(change.task()))
                .toList();
        return ": " + String.join(", ", names) + (lost.size() > TASKS_NAMED ? ", ..." : "");
    }

    /** A task's id, harmless on one line. */
    static String task(String id) {
        return SafeText.line(id, WIDTH);
    }

    private static String inconclusive(GateResult result) {
        String margin = points(result.rule().margin());
        if (result.dropConfirmed()) {
            return "a drop is certain, but it may be less than %s".formatted(margin);
        }
        if (result.isTooSmall()) {
            return tooSmall(result.size(), result.tasksToPass(), margin);
        }
        return "a drop of %s is not excluded%s".formatted(margin, toSettle(result));
    }

    private static String toSettle(GateResult result) {
        if (result.tasksToSettle() <= result.size()) {
            return "";
        }
        String samples = result.samplesToSettle().isPresent()
                ? ", or %d samples of each,".formatted(result.samplesToSettle().getAsInt())
                : "";
        return "; if nothing changed, about %d tasks%s would show it".formatted(result.tasksToSettle(), samples);
    }

    /** That answers are cut off more often than before; absent where they are not. */
    private static Optional<String> cut(GateResult result) {
        GateResult.Cut cut = result.cut();
        if (!cut.rose()) {
            return Optional.empty();
        }
        double drop = Math.min(cut.points(), Math.max(0, -result.estimate().orElse(0.0)));
        String effect = drop > 0 ? ": %s points of the drop may be the token limit".formatted(points(drop)) : "";
        return Optional.of("%s: answers to %d tasks are cut off more often than in the baseline, to %d less often%s"
                .formatted(result.name(), cut.more(), cut.less(), effect));
    }

    /** How likely it is that an unchanged model passes, before anything is spent; the suites share no chance, so it is the product. */
    static Optional<String> power(List<GateSuite> suites) {
        if (suites.isEmpty()) {
            return Optional.empty();
        }
        double all = suites.stream().mapToDouble(GateSuite::power).reduce(1, (one, two) -> one * two);
        String each = suites.size() == 1
                ? ""
                : suites.stream()
                        .map(suite -> "%s %s".formatted(task(suite.name()), whole(suite.power())))
                        .collect(Collectors.joining(", ", " (", ")"));
        String assumed = suites.stream().allMatch(GateSuite::isPowerMeasured)
                ? ""
                : ", if, as is usual, 7 of 100 answers come out otherwise when asked again";
        String more = all < LIKELY ? "; more samples a task, on both sides, raise that" : "";
        return Optional.of(
                "an unchanged model passes about %s of the time%s%s%s".formatted(whole(all), each, assumed, more));
    }

    private static String whole(double share) {
        return Math.round(share * 100) + " %";
    }

    /** Why no PASS can be had of an unchanged model. */
    static String tooSmall(int size, int needed, String margin) {
        return "%s cannot show a margin of %s for questions like these, even if nothing changes (needs %d): more tasks, or a wider margin"
                .formatted(size == 1 ? "1 task" : size + " tasks", margin, needed);
    }

    private static String unusable(GateResult result) {
        if (result.size() == 0) {
            return "the run and the baseline share no task";
        }
        if (result.last().isEmpty() || result.last().get().tasks() < result.size()) {
            return "not all samples that it needs have a verdict (%d of %d tasks are complete)"
                    .formatted(counted(result), result.size());
        }
        if (result.pairs().counted() == 0) {
            return "no task was scored on both sides";
        }
        int missing = result.last().map(GateLook::missing).orElse(0);
        int samples = result.size() * result.samples();
        return "%d of %d samples are missing, %s; allowed are %s"
                .formatted(
                        missing,
                        samples,
                        percent((double) missing / samples),
                        percent(result.rule().errorsMax()));
    }

    /** What concerns all suites, one sentence each. */
    static List<Note> notes(GateReport report) {
        List<Note> notes = new ArrayList<>();
        report.suites().forEach(suite -> notes.add(new Note("tasks", suite.name() + ": " + pairs(suite.pairs()))));
        report.suites().forEach(suite -> cut(suite).ifPresent(text -> notes.add(new Note("tokens", text))));
        errors(report).ifPresent(text -> notes.add(new Note("errors", text)));
        report.changed().forEach(change -> notes.add(new Note("accepted", change)));
        few(report.baseline(), report.suites().stream().map(GateResult::name).toList())
                .ifPresent(text -> notes.add(new Note("baseline", text)));
        report.suites().stream().findFirst().ifPresent(suite -> notes.add(new Note("rule", rule(suite, report))));
        return notes;
    }

    /** A sentence under a heading. */
    record Note(String about, String text) {}

    private static String pairs(GateResult.Pairs pairs) {
        return "%d of %d paired, %d missing, %d not looked at, %d only in the run, %d only in the baseline"
                .formatted(
                        pairs.counted(),
                        pairs.union(),
                        pairs.missing(),
                        pairs.notCounted(),
                        pairs.onlyCandidate().size(),
                        pairs.onlyBaseline().size());
    }

    private static Optional<String> errors(GateReport report) {
        int missing = report.missing();
        if (missing == 0) {
            return Optional.empty();
        }
        String samples = missing == 1 ? "1 sample is missing" : missing + " samples are missing";
        boolean holds = report.verdict() == GateVerdict.PASS || report.verdict() == GateVerdict.FAIL;
        return Optional.of(
                holds
                        ? samples + ": the verdict holds whichever way they go"
                        : samples + ": counted as lost where a PASS is asked for, as won where a FAIL is");
    }

    /**
     * What comes of a baseline with few samples; absent where it has enough. The figures: specs/statistics.md, 3.6 (164 tasks, 5 % one-sided,
     * baselines measured once).
     */
    static Optional<String> few(Baseline baseline, List<String> suites) {
        int least = suites.stream()
                .flatMap(name -> baseline.suite(name).stream())
                .mapToInt(Baseline.Suite::samples)
                .min()
                .orElse(GOOD_SAMPLES);
        if (least >= GOOD_SAMPLES) {
            return Optional.empty();
        }
        return Optional.of(
                least == 1
                        ? "measured once (k=1): about 1 in 7 such baselines false-alarm in more than 10 % of runs; "
                                + "re-record with --samples 8, at a temperature above 0"
                        : "%d samples a task; with %d, fewer baselines are lucky or unlucky ones: re-record with --samples %2$d"
                                .formatted(least, GOOD_SAMPLES));
    }

    private static String rule(GateResult suite, GateReport report) {
        boolean same = report.suites().stream()
                .allMatch(each -> each.rule().margin() == suite.rule().margin());
        String margin = same ? points(suite.rule().margin()) : "the allowed";
        String sure = percent(suite.rule().confidence());
        String family = report.suites().size() > 1
                ? " (over all %d suites together)".formatted(report.suites().size())
                : "";
        return "PASS: %s sure that it is less than %s points worse. FAIL: %1$s sure that it is worse%s, and it measures %2$s or more"
                .formatted(sure, margin, family);
    }

    /** Points of a hundred without trailing zeros. */
    static String points(double share) {
        String text = String.format(Locale.ROOT, "%.1f", share * 100);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String signed(double share) {
        String text = Numbers.points(share);
        return text.startsWith("-") || text.equals("0.0") ? text : "+" + text;
    }

    static String percent(double share) {
        return points(share) + " %";
    }
}
