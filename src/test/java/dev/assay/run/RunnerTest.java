package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Broken;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.Reply;
import dev.assay.model.Usage;
import dev.assay.pace.Backoff;
import dev.assay.pace.Pace;
import dev.assay.score.Grader;
import dev.assay.score.Outcome;
import dev.assay.suite.Yaml;
import dev.assay.testing.FakeTime;
import dev.assay.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunnerTest {
    @TempDir
    private Path folder = Path.of("");

    private OpenRun run;
    private Verdicts verdicts;
    private VerdictSpool spool;
    private Map<ModelLabel, String> skipped = Map.of();
    private final FakeTime time = new FakeTime();
    private Budget.Limits allowed = Budget.Limits.NONE;
    private Pricing pricing = Pricing.UNKNOWN;
    private Budget budget = new Budget(allowed, pricing, time);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        run = OpenRun.of(RunDirectory.create(folder, Samples.manifest("r1")), UnaryOperator.identity());
        spool = run.spool();
        verdicts = new Verdicts(Fixture.plan(1, 1, "m"), Fixture.grader(), Pricing.UNKNOWN, spool);
    }

    @AfterEach
    void close() {
        spool.close();
        run.close();
    }

    private Runner runner(Plan plan, Grader grader, int concurrency, Model... models) {
        verdicts = new Verdicts(plan, grader, Pricing.UNKNOWN, spool);
        budget = new Budget(allowed, pricing, time);
        RunEvents heard = new RunEvents() {
            @Override
            public void exchanged(PlannedSample sample, Exchange exchange) {
                events.add("exchanged " + sample.id().task() + " " + sample.model());
            }

            @Override
            public void graded(VerdictLine verdict) {
                events.add("graded " + verdict.id().task() + " " + verdict.id().model());
            }

            @Override
            public void stopped(ModelLabel model, CallFailure because) {
                events.add("stopped " + model + " " + because.message());
            }
        };
        return new Runner(
                run,
                Stream.of(models).collect(Collectors.toMap(Model::label, Function.identity())),
                new Runner.Pacing(
                        new Pace.Limits(OptionalInt.of(concurrency), OptionalLong.empty(), OptionalLong.empty()),
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0),
                        budget,
                        time),
                new GradingPool(verdicts, heard, 2),
                heard);
    }

    private void carryOut(Runner runner, Plan plan) throws InterruptedException {
        carryOut(runner, plan, new Answered(plan.size()));
    }

    private void carryOut(Runner runner, Plan plan, Answered answered) throws InterruptedException {
        skipped = runner.carryOut(plan, answered);
    }

    private Answered answered(Plan plan) {
        Answered answered = new Answered(plan.size());
        RunDirectory.open(folder).forEachThatCounts(plan.index()::of, plan.size(), (recorded, place) -> {
            if (recorded.exchange().fold(reply -> true, failure -> false)) {
                answered.add(place, recorded.key());
            }
        });
        return answered;
    }

    private List<VerdictLine> all() {
        return verdicts.all(skipped).toList();
    }

    private Map<Outcome, Long> outcomes() {
        return verdicts.all(skipped).collect(Collectors.groupingBy(VerdictLine::outcome, Collectors.counting()));
    }

    @Test
    void carryOut_oneCallAtATime_inTheOrderOfThePlan() throws InterruptedException {
        Plan plan = Fixture.plan(6, 2, "m");
        FakeModel model = new FakeModel("m", (question, call) -> Samples.reply(call == 1 ? "no" : "yes"));
        carryOut(runner(plan, Fixture.grader(), 1, model), plan);
        assertThat(model.asked())
                .containsExactlyElementsOf(plan.samples().stream()
                        .map(sample -> sample.task().id())
                        .toList());
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 11L), Map.entry(Outcome.WRONG, 1L));
        assertThat(answered(plan).count()).isEqualTo(12);
        assertThat(all()).hasSize(12).extracting(VerdictLine::id).doesNotHaveDuplicates();
        assertThat(events).hasSize(24);
    }

    @Test
    void carryOut_manyAtOnce_everySampleOnce() throws InterruptedException {
        Plan plan = Fixture.plan(200, 1, "a", "b");
        FakeModel a = new FakeModel("a", (question, call) -> Samples.reply("yes"));
        FakeModel b = new FakeModel("b", (question, call) -> Samples.reply("no"));
        carryOut(runner(plan, Fixture.grader(), 8, a, b), plan);
        assertThat(a.asked()).hasSize(200).doesNotHaveDuplicates();
        assertThat(b.asked()).hasSize(200).doesNotHaveDuplicates();
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 200L), Map.entry(Outcome.WRONG, 200L));
    }

    @Test
    void carryOut_again_asksOnlyWhatHasNoReply() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        FakeModel first = new FakeModel(
                "m",
                (question, call) -> question.equals("t3") || question.equals("t7")
                        ? Samples.failure(CallFailure.Kind.REJECTED, "too long")
                        : Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 2, first), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 8L), Map.entry(Outcome.CALL_FAILED, 2L));
        FakeModel second = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 2, second), plan, answered(plan));
        assertThat(second.asked()).containsExactlyInAnyOrder("t3", "t7");
        FakeModel third = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 2, third), plan, answered(plan));
        assertThat(third.asked()).isEmpty();
    }

    @Test
    void grade_anySample_isInTheJournalBefore() throws InterruptedException {
        Plan plan = Fixture.plan(20, 1, "m");
        Grader checking = new Grader(
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    List<String> written = new ArrayList<>();
                    RunDirectory.open(folder)
                            .forEachExchange(
                                    recorded -> written.add(recorded.id().task()));
                    events.add(written.contains(task.id()) ? "written" : "not written");
                    throw new IllegalStateException("enough");
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                });
        FakeModel model = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        carryOut(runner(plan, checking, 4, model), plan);
        assertThat(events).filteredOn("written"::equals).hasSize(20);
        assertThat(events).doesNotContain("not written");
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.GRADER_FAILED, 20L));
    }

    @Test
    void stop_callsInFlight_keepsWhatWasAnswered() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        CountDownLatch waiting = new CountDownLatch(2);
        FakeModel model = new FakeModel("m", (question, call) -> {
            if (call > 3) {
                waiting.countDown();
                new CountDownLatch(1).await();
            }
            return Samples.reply("yes");
        });
        Runner runner = runner(plan, Fixture.grader(), 2, model);
        Thread stopper = new Thread(() -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            runner.stop();
        });
        stopper.start();
        carryOut(runner, plan);
        stopper.join();
        assertThat(answered(plan).count()).isEqualTo(3);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 3L), Map.entry(Outcome.SKIPPED, 7L));
        assertThat(all())
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .allMatch(line -> line.reason().equals("interrupted"));
    }

    @Test
    void stop_beforeTheStart_asksNobody() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        FakeModel model = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        Runner runner = runner(plan, Fixture.grader(), 2, model);
        runner.stop();
        carryOut(runner, plan);
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void carryOut_callerInterrupted_workersEndFirst() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        Thread caller = Thread.currentThread();
        FakeModel model = new FakeModel("m", (question, call) -> {
            if (call == 3) {
                caller.interrupt();
                new CountDownLatch(1).await();
            }
            return Samples.reply("yes");
        });
        Runner runner = runner(plan, Fixture.grader(), 1, model);
        assertThatThrownBy(() -> carryOut(runner, plan)).isInstanceOf(InterruptedException.class);
        assertThat(answered(plan).count()).isEqualTo(2);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 2L), Map.entry(Outcome.SKIPPED, 8L));
    }

    @Test
    void carryOut_modelGivenUp_theOtherGoesOn() throws InterruptedException {
        Plan plan = Fixture.plan(30, 1, "bad", "down", "good");
        FakeModel bad =
                new FakeModel("bad", (question, call) -> Samples.failure(CallFailure.Kind.UNAUTHORIZED, "no key"));
        FakeModel down =
                new FakeModel("down", (question, call) -> Samples.failure(CallFailure.Kind.CONNECTION, "refused"));
        FakeModel good = new FakeModel("good", (question, call) -> Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 1, bad, down, good), plan);
        assertThat(bad.asked()).hasSize(1);
        assertThat(down.asked()).as("three samples, and four trials").hasSize(7);
        assertThat(good.asked()).hasSize(30);
        assertThat(events)
                .filteredOn(event -> event.startsWith("stopped"))
                .containsExactlyInAnyOrder("stopped bad no key", "stopped down refused");
        assertThat(outcomes())
                .containsOnly(
                        Map.entry(Outcome.RIGHT, 30L),
                        Map.entry(Outcome.CALL_FAILED, 4L),
                        Map.entry(Outcome.SKIPPED, 56L));
        assertThat(all())
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .allMatch(line -> line.reason().equals("fatal"));
    }

    @Test
    void carryOut_lastSampleIsFatal_saidAllTheSame() throws InterruptedException {
        Plan plan = Fixture.plan(1, 1, "bad");
        FakeModel bad =
                new FakeModel("bad", (question, call) -> Samples.failure(CallFailure.Kind.NOT_FOUND, "no model"));
        carryOut(runner(plan, Fixture.grader(), 1, bad), plan);
        assertThat(events).contains("stopped bad no model");
    }

    @Test
    void carryOut_journalBreaks_endsWithBroken() {
        Plan plan = Fixture.plan(100, 1, "a", "b");
        CountDownLatch hanging = new CountDownLatch(1);
        FakeModel a = new FakeModel("a", (question, call) -> {
            if (call == 5) {
                hanging.await();
                run.close();
            }
            return Samples.reply("yes");
        });
        FakeModel b = new FakeModel("b", (question, call) -> {
            if (call > 3) {
                hanging.countDown();
                new CountDownLatch(1).await();
            }
            return Samples.reply("yes");
        });
        Runner runner = runner(plan, Fixture.grader(), 1, a, b);
        assertThatThrownBy(() -> carryOut(runner, plan)).isInstanceOf(Broken.class);
        assertThat(a.asked()).hasSize(5);
        assertThat(answered(plan).count()).isEqualTo(7);
    }

    @Test
    void carryOut_modelThrows_endsWithIt() {
        Plan plan = Fixture.plan(10, 1, "m");
        FakeModel model = new FakeModel("m", (question, call) -> {
            throw new StackOverflowError("ours");
        });
        Runner runner = runner(plan, Fixture.grader(), 2, model);
        assertThatThrownBy(() -> carryOut(runner, plan)).isInstanceOf(StackOverflowError.class);
        Runner without = runner(plan, Fixture.grader(), 2);
        assertThatThrownBy(() -> carryOut(without, plan)).hasMessage("no model m");
    }

    @Test
    void carryOut_listenerThrows_endsWithIt() {
        Plan plan = Fixture.plan(3, 1, "m");
        FakeModel model = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        Grader broken = new Grader(
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    throw new NoClassDefFoundError("ours");
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                });
        Runner runner = runner(plan, broken, 1, model);
        assertThatThrownBy(() -> carryOut(runner, plan)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(answered(plan).count()).isEqualTo(3);
    }

    @Test
    void carryOut_graderBehind_askerWaitsAndNothingIsLost() throws InterruptedException {
        Plan plan = Fixture.plan(300, 1, "m");
        CountDownLatch open = new CountDownLatch(1);
        Grader slow = new Grader(
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                },
                (task, reply) -> {
                    open.await();
                    return new dev.assay.score.Assessment(
                            new dev.assay.answer.Answer.Missing(dev.assay.answer.Answer.Why.EMPTY, "nothing"),
                            new dev.assay.score.Verdict.Graded(0, ""),
                            List.of());
                },
                (task, reply) -> {
                    throw new IllegalStateException();
                });
        FakeModel model = new FakeModel("m", (question, call) -> {
            if (call == 60) {
                open.countDown();
            }
            return Samples.reply("");
        });
        carryOut(runner(plan, slow, 1, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.EMPTY, 300L));
    }

    private static final Pricing A_CENT = new Pricing(Map.of(
            new ModelLabel("m"),
            PriceList.ofUser(Yaml.read("price.yaml", "in: 200\nout: 400".getBytes(StandardCharsets.UTF_8)))));

    /** Each reply takes 30 tokens and costs a cent. */
    @ParameterizedTest
    @CsvSource({
        "0.05,, 5, --max-cost 0.05 is reached: 0.0500 USD are used",
        "0.001,, 1, --max-cost 0.001 is reached: 0.0100 USD are used",
        ", 100, 4, '--max-tokens-total 100 is reached: 120 tokens are used'",
        "0.02, 1000, 2, --max-cost 0.02 is reached: 0.0200 USD are used"
    })
    void carryOut_budgetReached_restIsSkippedAndTheSameRunGoesOn(
            @Nullable Double cost, @Nullable Long tokens, int asked, String said) throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        pricing = A_CENT;
        allowed = new Budget.Limits(
                cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost),
                tokens == null ? OptionalLong.empty() : OptionalLong.of(tokens),
                Optional.empty());
        FakeModel model = new FakeModel("m", (question, call) -> Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 1, model), plan);
        assertThat(model.asked()).hasSize(asked);
        assertThat(budget.reached()).contains(said);
        assertThat(outcomes())
                .containsOnly(Map.entry(Outcome.RIGHT, (long) asked), Map.entry(Outcome.SKIPPED, 10L - asked));
        assertThat(all())
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .allMatch(line -> line.reason().equals("budget"));
        allowed = Budget.Limits.NONE;
        carryOut(runner(plan, Fixture.grader(), 1, model), plan, answered(plan));
        assertThat(model.asked()).hasSize(10).doesNotHaveDuplicates();
        assertThat(skipped).isEmpty();
    }

    @Test
    void carryOut_budgetReached_callsInFlightAreFinished() throws InterruptedException {
        Plan plan = Fixture.plan(20, 1, "m");
        allowed = new Budget.Limits(OptionalDouble.empty(), OptionalLong.of(1), Optional.empty());
        CountDownLatch all = new CountDownLatch(4);
        FakeModel model = new FakeModel("m", (question, call) -> {
            all.countDown();
            all.await();
            return Samples.reply("yes");
        });
        carryOut(runner(plan, Fixture.grader(), 4, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 4L), Map.entry(Outcome.SKIPPED, 16L));
    }

    @Test
    void carryOut_timeIsUp_restIsSkipped() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        allowed = new Budget.Limits(OptionalDouble.empty(), OptionalLong.empty(), Optional.of(Duration.ofSeconds(90)));
        FakeModel model = new FakeModel("m", (question, call) -> {
            time.pass(30_000);
            return Samples.reply("yes");
        });
        carryOut(runner(plan, Fixture.grader(), 1, model), plan);
        assertThat(model.asked()).hasSize(3);
        assertThat(budget.reached()).contains("--max-time is reached: 90 s");
        assertThat(skipped).containsOnly(Map.entry(new ModelLabel("m"), "budget"));
    }

    @Test
    void carryOut_tokensAreNotTold_budgetOfTokensEndsTheRun() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        allowed = new Budget.Limits(OptionalDouble.empty(), OptionalLong.of(1000), Optional.empty());
        Reply told = Samples.reply("yes");
        FakeModel model = new FakeModel(
                "m",
                (question, call) -> new Reply(
                        "yes",
                        told.reasoning(),
                        told.finish(),
                        told.rawFinish(),
                        Usage.UNKNOWN,
                        told.timing(),
                        told.servedBy(),
                        told.attempts()));
        carryOut(runner(plan, Fixture.grader(), 1, model), plan);
        assertThat(model.asked()).hasSize(1);
        assertThat(budget.reached()).contains("--max-tokens-total cannot be kept: m does not tell its tokens");
    }

    @Test
    void carryOut_endsWhileSamplesWaitForAnotherAttempt_theirFailuresAreKept() throws InterruptedException {
        Plan plan = Fixture.plan(10, 1, "m");
        allowed = new Budget.Limits(OptionalDouble.empty(), OptionalLong.of(150), Optional.empty());
        FakeModel model = new FakeModel(
                "m",
                (question, call) ->
                        call % 2 == 1 ? Samples.failure(CallFailure.Kind.SERVER, "ours") : Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 1, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 5L), Map.entry(Outcome.CALL_FAILED, 5L));
        assertThat(skipped).containsOnly(Map.entry(new ModelLabel("m"), "budget"));
    }

    @Test
    void carryOut_someSamplesAlwaysFail_modelIsNotGivenUp() throws InterruptedException {
        Plan plan = Fixture.plan(100, 1, "m");
        FakeModel model = new FakeModel(
                "m",
                (question, call) -> question.endsWith("5") || question.endsWith("0")
                        ? Samples.failure(CallFailure.Kind.SERVER, "ours")
                        : Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 8, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 80L), Map.entry(Outcome.CALL_FAILED, 20L));
        assertThat(model.asked()).hasSize(80 + 20 * 4);
        assertThat(events).noneMatch(event -> event.startsWith("stopped"));
        assertThat(skipped).isEmpty();
    }

    @Test
    void carryOut_serverRestarts_noSampleIsLost() throws InterruptedException {
        Plan plan = Fixture.plan(100, 1, "m");
        FakeModel model = new FakeModel(
                "m",
                (question, call) -> call > 40 && call <= 54
                        ? Samples.failure(CallFailure.Kind.CONNECTION, "refused")
                        : Samples.reply("yes"));
        carryOut(runner(plan, Fixture.grader(), 4, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 100L));
        assertThat(model.asked()).hasSize(114);
    }

    @Test
    void carryOut_thousandAtATime_threadsAreMadeForCallsAlone() throws InterruptedException {
        Plan plan = Fixture.plan(1000, 1, "m");
        CountDownLatch all = new CountDownLatch(1000);
        FakeModel model = new FakeModel("m", (question, call) -> {
            all.countDown();
            all.await();
            return Samples.reply("yes");
        });
        carryOut(runner(plan, Fixture.grader(), 1000, model), plan);
        assertThat(outcomes()).containsOnly(Map.entry(Outcome.RIGHT, 1000L));
    }
}
