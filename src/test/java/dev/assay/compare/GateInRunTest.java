package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.pace.Backoff;
import dev.assay.pace.Pace;
import dev.assay.run.Answered;
import dev.assay.run.Budget;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.run.PlannedSuite;
import dev.assay.run.Pricing;
import dev.assay.run.RunEvents;
import dev.assay.run.Runner;
import dev.assay.run.Verdicts;
import dev.assay.score.Assessment;
import dev.assay.score.Grader;
import dev.assay.score.Scorer;
import dev.assay.score.Verdict;
import dev.assay.suite.Domain;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import dev.assay.suite.PromptTemplate;
import dev.assay.suite.Suite;
import dev.assay.suite.SuiteId;
import dev.assay.suite.Target;
import dev.assay.suite.Task;
import dev.assay.testing.FakeTime;
import dev.assay.testing.Samples;
import dev.assay.testing.VerdictLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate inside of real runs of a scripted model, as {@code assay gate} makes them: eight calls at once, answers in whatever order. Its verdicts are those of the simulation, which is
 * fed with the same verdicts in their order; so the error rates that {@link GateSimulationTest} counts are those of the runs.
 */
final class GateInRunTest {
    private static final int TASKS = 164;
    private static final int SAMPLES = 4;
    private static final int RUNS = 60;
    private static final ModelLabel LABEL = new ModelLabel("m");
    private static final GateRule RULE = new GateRule(0.03, 0.95, GateRule.Stop.AUTO, 1, 0.02);
    private static final Suite SUITE = new Suite(
            new SuiteId("mine", Samples.DIGEST),
            "mine",
            Domain.TEXT,
            "none",
            new PromptTemplate(List.of(new Message(Message.Role.USER, "{{question}}"))),
            IntStream.range(0, TASKS)
                    .mapToObj(
                            i -> new Task("t" + i, Map.of("question", "" + i), new Target.TextTarget("yes"), Set.of()))
                    .toList(),
            1,
            64,
            "ours");

    @TempDir
    private Path folder = Path.of("");

    /** Answers every question by a word a task, a letter a sample: r is right; some sooner than others. */
    private record ScriptedModel(List<String> answers, AtomicInteger calls) implements Model {
        @Override
        public ModelLabel label() {
            return LABEL;
        }

        @Override
        public Request prepare(Prompt prompt, int sample, int maxTokens) {
            return Request.of("m", prompt.messages(), Map.of("n", "" + sample, "max_tokens", "" + maxTokens));
        }

        @Override
        public Exchange ask(Request request) throws InterruptedException {
            calls.incrementAndGet();
            int task = Integer.parseInt(request.messages().get(0).text());
            int sample = Integer.parseInt(request.parameters().get("n"));
            if ((task * SAMPLES + sample) % 41 == 0) {
                Thread.sleep(1);
            }
            return Samples.reply(answers.get(task).charAt(sample) == 'r' ? "yes" : "no");
        }
    }

    /** Answers of one side: three kinds of tasks, of which a share is lost. */
    private static List<String> answers(long seed, double lost) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> answers = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            double chance = task % 4 == 0 ? 0.1 : task % 4 == 1 ? 0.5 : 0.99;
            double now = random.nextDouble() < lost ? 0 : chance;
            answers.add(IntStream.range(0, SAMPLES)
                    .mapToObj(sample -> random.nextDouble() < now ? "r" : "w")
                    .collect(Collectors.joining()));
        }
        return answers;
    }

    private static Map<String, TaskTally> baseline(long seed) {
        List<String> answers = answers(seed, 0);
        Map<String, TaskTally> tallies = new LinkedHashMap<>();
        for (int task = 0; task < TASKS; task++) {
            int right = answers.get(task).replace("w", "").length();
            tallies.put("t" + task, TaskTally.of(SAMPLES, right, 0, 0, 0, OptionalDouble.empty()));
        }
        return tallies;
    }

    private static GateSuite suite(long seed) {
        Map<String, TaskTally> baseline = baseline(seed);
        return new GateSuite("mine", RULE, SAMPLES, baseline.keySet(), baseline, seed);
    }

    private static Grader grader() {
        Scorer text = (task, reply) -> new Assessment(
                new Answer.Found(reply.text(), "whole", Optional.empty()),
                new Verdict.Graded(reply.text().equals("yes") ? 1 : 0, ""),
                List.of());
        return new Grader(text, text, text, text);
    }

    /** What a gate decided, at how many tasks. */
    private record Decision(GateVerdict verdict, int tasks) {
        static Decision of(GateSuite suite) {
            Gate gate = suite.gate().orElseThrow();
            return new Decision(gate.verdict(), gate.counted().size());
        }
    }

    private Decision inRun(long seed, List<String> answers, AtomicInteger calls) throws InterruptedException {
        Manifest.Selection selection = new Manifest.Selection(OptionalInt.empty(), List.of(), List.of(), seed);
        Plan plan = Plan.of(List.of(PlannedSuite.of(SUITE, "mine", selection, SAMPLES, 64)), List.of(LABEL));
        GateSuite suite = suite(seed);
        GateStop stop = new GateStop(List.of(suite));
        RunEvents events = new RunEvents() {
            @Override
            public void exchanged(PlannedSample sample, Exchange exchange) {}

            @Override
            public void graded(VerdictLine verdict) {
                stop.graded(verdict);
            }

            @Override
            public void stopped(ModelLabel model, CallFailure because) {}
        };
        FakeTime time = new FakeTime();
        Path directory = folder.resolve("run-" + seed);
        try (OpenRun run = OpenRun.of(
                        RunDirectory.create(directory, Samples.manifest("r" + seed)), UnaryOperator.identity());
                VerdictSpool spool = run.spool()) {
            Verdicts verdicts = new Verdicts(plan, grader(), Pricing.UNKNOWN, spool);
            Pace.Limits limits = new Pace.Limits(OptionalInt.of(8), OptionalLong.empty(), OptionalLong.empty());
            Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0);
            Budget budget = new Budget(Budget.Limits.NONE, Pricing.UNKNOWN, time);
            new Runner(
                            run,
                            Map.of(LABEL, new ScriptedModel(answers, calls)),
                            new Runner.Pacing(limits, backoff, budget, time),
                            new GradingPool(verdicts, events, 2),
                            events,
                            stop)
                    .carryOut(plan, new Answered(plan.size()));
        }
        return Decision.of(suite);
    }

    private static Decision inOrder(long seed, List<String> answers) {
        GateSuite suite = suite(seed);
        VerdictLines.of("m", String.join(" ", answers)).forEach(suite::add);
        return Decision.of(suite);
    }

    @Test
    void carryOut_scriptedModel_decidesAsTheSimulationDoes() throws InterruptedException {
        Map<GateVerdict, Integer> verdicts = new TreeMap<>();
        int early = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            List<String> answers = answers(1_000_000 + seed, seed % 3 * 0.08);
            AtomicInteger calls = new AtomicInteger();

            Decision decision = inRun(seed, answers, calls);

            assertThat(decision).as("seed %d", seed).isEqualTo(inOrder(seed, answers));
            verdicts.merge(decision.verdict(), 1, Integer::sum);
            early += calls.get() < TASKS * SAMPLES ? 1 : 0;
        }
        assertThat(verdicts).containsKeys(GateVerdict.PASS, GateVerdict.FAIL, GateVerdict.INCONCLUSIVE);
        assertThat(early).as("runs that stopped early").isPositive();
    }
}
