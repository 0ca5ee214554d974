package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.math.MathPolicy;
import dev.assay.run.PlannedSuite;
import dev.assay.sandbox.Rung;
import dev.assay.score.ChoiceScorer;
import dev.assay.score.CodeScorer;
import dev.assay.score.CodeScorerFinding;
import dev.assay.score.Grader;
import dev.assay.score.MathScorer;
import dev.assay.score.Scorer;
import dev.assay.score.TextScorer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can be graded on this machine, and by what. */
final class Graders {
    private static final Scorer NO_CODE = (task, reply) -> {
        throw new IllegalStateException("no sandbox was looked for");
    };

    private final Grader grader;
    private final Optional<String> codeRefusal;
    private final SortedMap<String, String> environment;

    private Graders(Grader grader, Optional<String> codeRefusal, SortedMap<String, String> environment) {
        this.grader = grader;
        this.codeRefusal = codeRefusal;
        this.environment = environment;
    }

    /**
     * Looks for what the suites need; a sandbox is only looked for where there is code to run.
     *
     * @param wish for a rung, as the user wrote it; null: the strongest that works
     */
    static Graders find(Surroundings surroundings, @Nullable String wish, List<PlannedSuite> suites)
            throws InterruptedException {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("assay", Version.text());
        environment.put("java", Runtime.version().toString());
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (suites.stream().noneMatch(Graders::hasCode)) {
            return new Graders(grader(NO_CODE), Optional.empty(), environment);
        }
        return code(surroundings, wish)
                .fold(
                        ready -> {
                            environment.put("sandbox", ready.scorer().rung().text());
                            environment.put("python", ready.scorer().runtime());
                            return new Graders(grader(ready.scorer()), Optional.empty(), environment);
                        },
                        refused -> new Graders(grader(NO_CODE), Optional.of(refused.reason()), environment));
    }

    /** What runs programs here; the wish is for a rung, as in {@link #find}. */
    static CodeScorerFinding code(Surroundings surroundings, @Nullable String wish) throws InterruptedException {
        return CodeScorer.find(
                surroundings.variable("PATH").orElse(""),
                surroundings.temporary(),
                Optional.ofNullable(wish).map(Graders::rung));
    }

    private static Grader grader(Scorer code) {
        return new Grader(new MathScorer(MathPolicy.DEFAULT), new ChoiceScorer(), new TextScorer(), code);
    }

    private static Rung rung(String wish) {
        return Rung.of(wish)
                .orElseThrow(() -> new UserError(
                        "--sandbox %s: no such rung".formatted(wish), "Give namespaces, landlock or none."));
    }

    private static boolean hasCode(PlannedSuite suite) {
        return suite.tasks().stream()
                .anyMatch(task -> task.target().fold(math -> false, choice -> false, text -> false, code -> true));
    }

    Grader grader() {
        return grader;
    }

    /** Why a suite cannot be graded here, if so. */
    Optional<UserError> refusal(PlannedSuite suite) {
        return hasCode(suite)
                ? codeRefusal.map(reason -> new UserError(suite.suite().name() + " cannot be graded here", reason))
                : Optional.empty();
    }

    /**
     * Refuses a suite that cannot be graded here.
     *
     * @throws UserError that says why
     */
    void require(PlannedSuite suite) {
        refusal(suite).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Facts about this machine that belong into the manifest. */
    SortedMap<String, String> environment() {
        return environment;
    }
}
