package dev.assay.score;

import dev.assay.sandbox.Rung;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs in a JVM of its own, where namespaces are denied: which rung is chosen, and what the tests of that rung say. */
final class GraderInAnotherJvm {
    private GraderInAnotherJvm() {}

    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        out.println("rung "
                + CodeScorer.find(CodeScorers.path(), temporary, Optional.empty())
                        .fold(GraderInAnotherJvm::rung, CodeScorerFinding.Refused::reason));
        out.println("wished "
                + CodeScorer.find(CodeScorers.path(), temporary, Optional.of(Rung.NAMESPACES))
                        .fold(GraderInAnotherJvm::rung, refused -> "refused"));
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClass("dev.assay.sandbox.LandlockTest"),
                                        DiscoverySelectors.selectMethod(
                                                LandlockCodeScorerTest.class,
                                                "assess_program_getsItsVerdicts",
                                                CodeExample.class.getName()))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(out, 5);
        out.println("passed " + summary.getTestsSucceededCount());
        out.println("failed " + (summary.getTotalFailureCount() + summary.getTestsSkippedCount()));
    }

    private static String rung(CodeScorerFinding.Ready ready) {
        try (CodeScorer scorer = ready.scorer()) {
            return scorer.rung().text();
        }
    }
}
