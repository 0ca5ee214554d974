package dev.assay.testing;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end, in one line, how many tests were left out because a program is missing, and how to install it. */
public final class LeftOut implements TestExecutionListener {
    private static final Pattern REASON = Pattern.compile("^not on the PATH: (.+)$", Pattern.MULTILINE);
    private static final Map<String, String> PACKAGES = Map.of("bwrap", "bubblewrap", "node", "nodejs");

    private final Consumer<String> out;
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private Optional<TestPlan> plan = Optional.empty();

    /** One that prints; made by JUnit. */
    @SuppressWarnings("SystemOut")
    public LeftOut() {
        this(System.out::println);
    }

    LeftOut(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
        skipped.clear();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        Matcher named = REASON.matcher(reason);
        if (named.find()) {
            skipped.merge(
                    named.group(1), plan.map(known -> testsIn(known, test)).orElse(1L), Long::sum);
        }
    }

    /** A class that is skipped as a whole counts with all of its tests that are known. */
    private static long testsIn(TestPlan plan, TestIdentifier skipped) {
        return Math.max(
                1,
                plan.getDescendants(skipped).stream()
                        .filter(TestIdentifier::isTest)
                        .count());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        line().ifPresent(out);
    }

    private Optional<String> line() {
        if (skipped.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(skipped.entrySet().stream()
                .map(each -> "%d for want of %s (install: %s)"
                        .formatted(each.getValue(), each.getKey(), packages(each.getKey())))
                .collect(Collectors.joining("; ", "Tests left out: ", "; -Dassay.all=true runs them all the same")));
    }

    private static String packages(String programs) {
        return Pattern.compile(", ")
                .splitAsStream(programs)
                .map(program -> PACKAGES.getOrDefault(program, program))
                .collect(Collectors.joining(" ", "apt-get install ", ""));
    }
}
