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
import dev.assay.suite.Target.CodeTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can be graded on this machine, and by what. */
final class Graders implements AutoCloseable {
    private static final Scorer NO_CODE = (task, reply) -> {
        throw new IllegalStateException("no sandbox was looked for");
    };

    private final Grader grader;
    private final Runnable end;
    private final Map<PlannedSuite, String> refusals;
    private final SortedMap<String, String> environment;

    private Graders(
            Grader grader, Runnable end, Map<PlannedSuite, String> refusals, SortedMap<String, String> environment) {
        this.grader = grader;
        this.end = end;
        this.refusals = refusals;
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
        List<PlannedSuite> coding =
                suites.stream().filter(suite -> !targets(suite).isEmpty()).toList();
        Map<PlannedSuite, String> refusals = new HashMap<>();
        if (coding.isEmpty()) {
            return new Graders(grader(NO_CODE), () -> {}, refusals, environment);
        }
        CodeScorerFinding finding = code(surroundings, wish);
        Optional<CodeScorer> scorer = finding.fold(ready -> Optional.of(ready.scorer()), refused -> Optional.empty());
        if (scorer.isEmpty()) {
            String reason = finding.fold(ready -> "", CodeScorerFinding.Refused::reason);
            coding.forEach(suite -> refusals.put(suite, reason));
            return new Graders(grader(NO_CODE), () -> {}, refusals, environment);
        }
        environment.put("sandbox", scorer.get().rung().text());
        environment.put("python", scorer.get().runtime());
        for (PlannedSuite suite : coding) {
            for (CodeTarget target : targets(suite)) {
                scorer.get().refusal(target).ifPresent(reason -> refusals.put(suite, reason));
                if (!target.language().equals("python")) {
                    scorer.get()
                            .runtime(target.language())
                            .ifPresent(text -> environment.put("runtime." + target.language(), text));
                }
            }
        }
        return new Graders(grader(scorer.get()), scorer.get()::close, refusals, environment);
    }

    /** One target of each language and kind of tests. */
    private static Collection<CodeTarget> targets(PlannedSuite suite) {
        Map<List<Object>, CodeTarget> kinds = new LinkedHashMap<>();
        suite.tasks().stream()
                .flatMap(task -> task
                        .target()
                        .<Optional<CodeTarget>>fold(
                                math -> Optional.empty(),
                                choice -> Optional.empty(),
                                text -> Optional.empty(),
                                Optional::of)
                        .stream())
                .forEach(target -> kinds.putIfAbsent(
                        List.of(target.language(), target.tests().getClass()), target));
        return kinds.values();
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

    Grader grader() {
        return grader;
    }

    /** Why a suite cannot be graded here, if so. */
    Optional<UserError> refusal(PlannedSuite suite) {
        return Optional.ofNullable(refusals.get(suite))
                .map(reason -> new UserError(suite.suite().name() + " cannot be graded here", reason));
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

    /** Ends the processes that grading keeps warm. */
    @Override
    public void close() {
        end.run();
    }

    /** Facts about this machine that belong into the manifest. */
    SortedMap<String, String> environment() {
        return environment;
    }
}
