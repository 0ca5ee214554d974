package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Sampling;
import dev.assay.model.openai.Deadlines;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.model.openai.Proxies;
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
import dev.assay.run.Waiting;
import dev.assay.score.Grader;
import dev.assay.score.Outcome;
import dev.assay.score.TextScorer;
import dev.assay.suite.Domain;
import dev.assay.suite.Message;
import dev.assay.suite.PromptTemplate;
import dev.assay.suite.Suite;
import dev.assay.suite.SuiteId;
import dev.assay.suite.Target;
import dev.assay.suite.Task;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.Samples;
import dev.assay.testing.ScriptedAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many samples at a time from a server that goes wrong in every way a fifth of the time: the run ends by itself, each sample has one outcome,
 * nothing that was answered is asked again, and memory does not grow.
 */
final class ChaosTest {
    private static final int SAMPLES = 10_000;
    private static final int CONCURRENCY = 256;
    private static final List<Integer> EARLY = List.of(1_500, 2_000, 2_500);
    private static final List<Integer> LATE = List.of(8_500, 9_000, 9_500);

    /** Texts of the calls in flight, and what this test notes of each question. */
    private static final long SLACK = 4 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger askedAgain = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    /** What goes wrong with the n-th attempt at a question; the same in every run. */
    private ScriptedAnswer answer(ReceivedCall call) {
        String question = call.lastMessage();
        int attempt = asked.merge(question, 1, Integer::sum);
        askedAgain.addAndGet(settled.contains(question) ? 1 : 0);
        double lot = new Random((question + "/" + attempt).hashCode() * 2_654_435_761L).nextDouble();
        if (lot >= 0.2) {
            return ScriptedAnswer.text("yes").answer(call);
        }
        faults.incrementAndGet();
        return switch ((int) (lot * 40)) {
            case 0 -> ScriptedAnswer.raw("").thenReset();
            case 1 -> ScriptedAnswer.silence();
            case 2 ->
                ScriptedAnswer.stream()
                        .send("data: {\"choices\":[{\"delta\":{\"content\":\"y\"}}]}\n\n")
                        .thenCut();
            case 3 -> ScriptedAnswer.status(429, "{\"error\":{\"message\":\"slow down\"}}");
            case 4 -> ScriptedAnswer.status(500, "{\"error\":{\"message\":\"ours\"}}");
            case 5 -> ScriptedAnswer.body(200, "text/html", "<html>Welcome</html>");
            case 6 ->
                ScriptedAnswer.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"choices\":[{\"mess");
            default ->
                ScriptedAnswer.stream()
                        .sendHalf("data: {\"choices\":[{\"delta\":{\"content\":\"\u4e2d")
                        .thenCut();
        };
    }

    private static Plan plan() {
        List<Task> tasks = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new Task("t" + i, Map.of("question", "q" + i), new Target.TextTarget("yes"), Set.of()))
                .toList();
        PromptTemplate prompt = new PromptTemplate(List.of(new Message(Message.Role.USER, "{{question}}")));
        Suite suite = new Suite(
                new SuiteId("mine", Samples.DIGEST), "mine", Domain.TEXT, "none", prompt, tasks, 1, 64, "ours");
        return Plan.of(
                List.of(PlannedSuite.of(suite, "mine", Manifest.Selection.ALL, 1, 64)), List.of(new ModelLabel("m")));
    }

    /** Knows what was settled, and measures the heap early and late. */
    private final class Looks implements RunEvents {
        private final AtomicInteger done = new AtomicInteger();
        private final Map<Integer, Long> heap = new ConcurrentHashMap<>();

        @Override
        public void exchanged(PlannedSample sample, Exchange exchange) {
            settled.add(sample.task().shown().getOrDefault("question", ""));
            int number = done.incrementAndGet();
            if (EARLY.contains(number) || LATE.contains(number)) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                heap.put(number, runtime.totalMemory() - runtime.freeMemory());
            }
        }

        @Override
        public void graded(VerdictLine verdict) {}

        @Override
        public void stopped(ModelLabel model, CallFailure because) {
            throw new AssertionError("given up: " + because.message());
        }

        /** From the least of the early looks to the least of the late ones: calls in flight come on top by chance. */
        long growth() {
            return least(LATE) - least(EARLY);
        }

        private long least(List<Integer> looks) {
            return looks.stream()
                    .mapToLong(number -> heap.getOrDefault(number, Long.MAX_VALUE))
                    .min()
                    .orElseThrow();
        }
    }

    @Test
    void carryOut_tenThousandSamplesAmongFaults_eachHasOneOutcomeAndMemoryIsFlat() throws InterruptedException {
        Plan plan = plan();
        Looks looks = new Looks();
        try (FakeModelServer server = FakeModelServer.start().forgetting().always(this::answer);
                OpenRun run =
                        OpenRun.of(RunDirectory.create(directory, Samples.manifest("r1")), UnaryOperator.identity());
                VerdictSpool spool = run.spool()) {
            Verdicts verdicts = new Verdicts(
                    plan,
                    new Grader(new TextScorer(), new TextScorer(), new TextScorer(), new TextScorer()),
                    Pricing.UNKNOWN,
                    spool);
            Map<ModelLabel, String> skipped = carryOut(plan, server, run, verdicts, looks);
            Map<Outcome, Long> outcomes =
                    verdicts.all(skipped).collect(Collectors.groupingBy(VerdictLine::outcome, Collectors.counting()));
            assertThat(skipped).isEmpty();
            assertThat(outcomes.values().stream().mapToLong(count -> count).sum())
                    .isEqualTo(SAMPLES);
            assertThat(outcomes.keySet()).isSubsetOf(Outcome.RIGHT, Outcome.CALL_FAILED);
            assertThat(outcomes.get(Outcome.RIGHT)).isGreaterThan(SAMPLES * 99L / 100);
            assertThat(askedAgain).as("asked again though it was settled").hasValue(0);
            assertThat(faults.get()).isBetween(SAMPLES / 5, SAMPLES / 3);
            assertThat(server.count()).isBetween(SAMPLES * 6 / 5, SAMPLES * 3 / 2);
        }
        assertThat(looks.growth()).isLessThan(32L * SAMPLES + SLACK);
    }

    private static Map<ModelLabel, String> carryOut(
            Plan plan, FakeModelServer server, OpenRun run, Verdicts verdicts, RunEvents events)
            throws InterruptedException {
        Deadlines deadlines = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(20));
        Random random = new Random(1);
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(200), random::nextDouble);
        Waiting clock = Waiting.system();
        try (OpenAiModels models =
                new OpenAiModels(deadlines, System::nanoTime, InstantSource.system(), Proxies.NONE, Optional.empty())) {
            Model model = models.model(
                    new Endpoint(new ModelLabel("m"), server.url(), "m", Optional.empty(), Sampling.GREEDY, true));
            Runner runner = new Runner(
                    run,
                    Map.of(model.label(), model),
                    new Runner.Pacing(
                            new Pace.Limits(OptionalInt.of(CONCURRENCY), OptionalLong.empty(), OptionalLong.empty()),
                            backoff,
                            new Budget(Budget.Limits.NONE, Pricing.UNKNOWN, clock),
                            clock),
                    new GradingPool(verdicts, events, 2),
                    events);
            return runner.carryOut(plan, new Answered(plan.size()));
        }
    }
}
