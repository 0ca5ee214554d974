package dev.assay.run;

import dev.assay.answer.Answer;
import dev.assay.journal.Manifest;
import dev.assay.model.ModelLabel;
import dev.assay.score.Assessment;
import dev.assay.score.Grader;
import dev.assay.score.Scorer;
import dev.assay.score.Verdict;
import dev.assay.suite.Domain;
import dev.assay.suite.Message;
import dev.assay.suite.PromptTemplate;
import dev.assay.suite.Suite;
import dev.assay.suite.SuiteId;
import dev.assay.suite.Target;
import dev.assay.suite.Task;
import dev.assay.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Suites of text tasks t0, t1, ...: the question is the id, and "yes" is right. */
final class Fixture {
    private Fixture() {}

    static Suite suite(String name, int tasks) {
        return new Suite(
                new SuiteId(name, Samples.DIGEST),
                name,
                Domain.TEXT,
                "none",
                new PromptTemplate(List.of(new Message(Message.Role.USER, "{{question}}"))),
                IntStream.range(0, tasks).mapToObj(Fixture::task).toList(),
                1,
                64,
                "ours");
    }

    private static Task task(int number) {
        return new Task(
                "t" + number,
                Map.of("question", "t" + number),
                new Target.TextTarget("yes"),
                Set.of(number % 2 == 0 ? "even" : "odd"));
    }

    static PlannedSuite planned(Suite suite, int samples) {
        return PlannedSuite.of(suite, suite.name(), Manifest.Selection.ALL, samples, suite.maxTokens());
    }

    static Plan plan(int tasks, int samples, String... models) {
        return Plan.of(
                List.of(planned(suite("mine", tasks), samples)),
                Stream.of(models).map(ModelLabel::new).toList());
    }

    static Grader grader() {
        Scorer text = (task, reply) -> new Assessment(
                new Answer.Found(reply.text(), "whole", Optional.empty()),
                new Verdict.Graded(reply.text().equals("yes") ? 1 : 0, ""),
                List.of());
        return new Grader(text, text, text, text);
    }
}
