package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleKey;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.run.Answered;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.run.PlannedSuite;
import dev.assay.run.Verdicts;
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
import dev.assay.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What going on with a large run keeps in memory: some bytes a sample, and none of its texts. */
final class ResumeMemoryTest {
    private static final int SAMPLES = 20_000;
    private static final int ANSWER = 2_000;
    private static final long BYTES_A_SAMPLE = 32;

    /** Classes that are loaded, pools that stay. */
    private static final long SLACK = 2 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void grade_manyRecordedAnswers_keepsNoTexts() throws InterruptedException {
        Plan plan = plan();
        RunDirectory run = RunDirectory.create(directory, Samples.manifest("r1"));
        record(run, plan);
        Grader grader = new Grader(new TextScorer(), new TextScorer(), new TextScorer(), new TextScorer());
        Answered answered = new Answered(plan.size());
        try (VerdictSpool spool = VerdictSpool.in(directory, UnaryOperator.identity())) {
            long before = used();
            Verdicts verdicts = Derivation.grade(
                    run, plan, grader, spool, (recorded, place) -> answered.add(place, recorded.key()));
            long kept = used() - before;
            assertThat(kept).isLessThan(BYTES_A_SAMPLE * SAMPLES + SLACK);
            assertThat(answered.count()).isEqualTo(SAMPLES);
            assertThat(verdicts.all(Map.of()).map(VerdictLine::outcome))
                    .hasSize(SAMPLES)
                    .containsOnly(Outcome.WRONG);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void record(RunDirectory directory, Plan plan) {
        try (OpenRun run = OpenRun.of(directory, UnaryOperator.identity())) {
            for (PlannedSample sample : plan.samples()) {
                Request request = Samples.request("question " + sample.index());
                SampleKey key = SampleKey.of(request, Samples.DIGEST, sample.id());
                String text = ("answer " + sample.index() + " ").repeat(ANSWER / 12);
                run.append(new RecordedExchange(sample.id(), key, request, Samples.reply(text)));
            }
        }
    }

    private static Plan plan() {
        List<Task> tasks = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new Task("t" + i, Map.of(), new Target.TextTarget("yes"), Set.of()))
                .toList();
        PromptTemplate prompt = new PromptTemplate(List.of(new Message(Message.Role.USER, "?")));
        Suite suite = new Suite(
                new SuiteId("mine", Samples.DIGEST), "mine", Domain.TEXT, "none", prompt, tasks, 1, 64, "ours");
        return Plan.of(
                List.of(PlannedSuite.of(suite, "mine", Manifest.Selection.ALL, 1, 64)), List.of(new ModelLabel("m")));
    }
}
