package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Reply;
import dev.assay.suite.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many solutions, graded by two workers. */
final class CodeCorpus {
    private static final int WORKERS = 2;

    private CodeCorpus() {}

    /** What is graded: its name, its task, the reply. */
    record Sample(String name, Task task, Reply reply, JsonNode row) {}

    /** What came of it. */
    record Graded(Sample sample, Assessment assessment) {
        boolean isRight() {
            return assessment.verdict().fold(graded -> graded.value() == 1, undecided -> false, ungraded -> false);
        }

        /** Whether all tests passed whose names begin so. */
        boolean passed(String prefix) {
            List<TestVerdict> tests = assessment.tests().stream()
                    .filter(test -> test.name().startsWith(prefix))
                    .toList();
            return !tests.isEmpty() && tests.stream().allMatch(test -> test.kind() == TestVerdict.Kind.PASS);
        }

        @Override
        public String toString() {
            return sample.name() + " " + assessment.verdict();
        }
    }

    static List<Graded> grade(CodeScorer scorer, List<Sample> samples) throws Exception {
        assertThat(samples).isNotEmpty();
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Graded>> futures = new ArrayList<>();
            for (Sample sample : samples) {
                futures.add(pool.submit(() -> new Graded(sample, scorer.assess(sample.task(), sample.reply()))));
            }
            List<Graded> graded = new ArrayList<>();
            for (Future<Graded> each : futures) {
                graded.add(each.get());
            }
            return graded;
        } finally {
            pool.shutdownNow();
        }
    }
}
