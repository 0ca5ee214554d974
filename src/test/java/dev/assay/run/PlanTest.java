package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.journal.Manifest;
import dev.assay.journal.SampleId;
import dev.assay.model.ModelLabel;
import dev.assay.suite.Suite;
import dev.assay.suite.Target;
import dev.assay.suite.Task;
import dev.assay.testing.Samples;
import dev.assay.testing.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static final JsonNode GOLDEN = Table.read(PlanTest.class, "hash-order.json");

    @Test
    void key_goldenVectors_reproduced() {
        long seed = Long.parseLong(GOLDEN.get("seed").asText());
        for (JsonNode pair : GOLDEN.get("keys")) {
            assertThat(TaskOrder.key(seed, pair.get(0).asText()))
                    .isEqualTo(pair.get(1).asText());
        }
    }

    @Test
    void of_goldenOrder_reproducedFromAnyOrder() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            tasks.add(new Task("HumanEval/" + i, Map.of(), new Target.TextTarget(""), Set.of()));
        }
        List<String> expected = new ArrayList<>();
        GOLDEN.get("order_of_first_10").forEach(id -> expected.add(id.asText()));
        long seed = Long.parseLong(GOLDEN.get("seed").asText());
        assertThat(TaskOrder.of(tasks, seed)).extracting(Task::id).containsExactlyElementsOf(expected);
    }

    @Test
    void plan_order_everyModelGetsATaskBeforeTheNext() {
        Plan plan = Fixture.plan(2, 2, "a", "b");
        List<String> ids = plan.samples().stream()
                .map(sample -> sample.task().id() + sample.sample() + sample.model())
                .toList();
        String first = ids.get(0).substring(0, 2);
        String second = first.equals("t0") ? "t1" : "t0";
        assertThat(ids)
                .containsExactly(
                        first + "0a",
                        first + "0b",
                        first + "1a",
                        first + "1b",
                        second + "0a",
                        second + "0b",
                        second + "1a",
                        second + "1b");
    }

    @Test
    void index_everySample_isFoundWhereItStands() {
        Plan plan = Plan.of(
                List.of(
                        Fixture.planned(Fixture.suite("one", 3), 2),
                        Fixture.planned(Fixture.suite("two", 1), 1),
                        Fixture.planned(Fixture.suite("three", 4), 3)),
                List.of(new ModelLabel("a"), new ModelLabel("b")));
        assertThat(plan.size()).isEqualTo(12 + 2 + 24);
        PlanIndex index = plan.index();
        for (int i = 0; i < plan.size(); i++) {
            assertThat(plan.sample(i).index()).isEqualTo(i);
            assertThat(index.of(plan.sample(i).id())).isEqualTo(i);
        }
        assertThat(plan.samples().stream().map(PlannedSample::id)).doesNotHaveDuplicates();
        ModelLabel a = new ModelLabel("a");
        assertThat(List.of(
                        new SampleId("four", "t0", a, 0),
                        new SampleId("two", "t9", a, 0),
                        new SampleId("two", "t0", new ModelLabel("c"), 0),
                        new SampleId("two", "t0", a, 1),
                        new SampleId("two", "t0", a, -1)))
                .allMatch(id -> index.of(id) == PlanIndex.NOWHERE);
        assertThat(Plan.of(List.of(), List.of(a)).samples()).isEmpty();
    }

    @Test
    void plan_sameSuiteTwice_refused() {
        PlannedSuite suite = Fixture.planned(Fixture.suite("mine", 1), 1);
        assertThat(Table.told(() -> Plan.of(List.of(suite, suite), List.of())))
                .isEqualTo("two suites are called `mine`\n"
                        + "Give one of them another `id` in its suite.yaml, or leave one out.\n");
    }

    @Test
    void select_limit_isTheSameForEverySeed() {
        Suite suite = Fixture.suite("mine", 50);
        PlannedSuite zero = select(suite, new Manifest.Selection(OptionalInt.of(10), List.of(), List.of(), 0));
        PlannedSuite seven = select(suite, new Manifest.Selection(OptionalInt.of(10), List.of(), List.of(), 7));
        assertThat(zero.tasks())
                .hasSize(10)
                .isEqualTo(TaskOrder.of(suite.tasks(), 0).subList(0, 10));
        assertThat(seven.tasks())
                .containsExactlyInAnyOrderElementsOf(zero.tasks())
                .isNotEqualTo(zero.tasks());
        assertThat(select(suite, new Manifest.Selection(OptionalInt.of(99), List.of(), List.of(), 0))
                        .tasks())
                .hasSize(50);
    }

    @Test
    void select_tasksAndTags_both() {
        Suite suite = Fixture.suite("mine", 6);
        assertThat(ids(suite, List.of("t1", "t2"), List.of())).containsExactlyInAnyOrder("t1", "t2");
        assertThat(ids(suite, List.of(), List.of("odd"))).containsExactlyInAnyOrder("t1", "t3", "t5");
        assertThat(ids(suite, List.of(), List.of("odd", "even"))).hasSize(6);
        assertThat(ids(suite, List.of("t1", "t2"), List.of("odd"))).containsExactly("t1");
        assertThat(Table.told(() -> ids(suite, List.of("t1"), List.of("even"))))
                .isEqualTo("mine: no task of its 6 is selected by --task or --tag\n"
                        + "Its first task is `t0`, tagged [even].\n");
    }

    private static List<String> ids(Suite suite, List<String> tasks, List<String> tags) {
        return select(suite, new Manifest.Selection(OptionalInt.empty(), tasks, tags, 0)).tasks().stream()
                .map(Task::id)
                .toList();
    }

    private static PlannedSuite select(Suite suite, Manifest.Selection selection) {
        return PlannedSuite.of(suite, "./mine", selection, 1, 64);
    }

    @Test
    void plan_ofItsManifest_same() {
        Suite suite = Fixture.suite("mine", 5);
        PlannedSuite planned = Fixture.planned(suite, 2);
        Manifest manifest = new Manifest(
                "r",
                Samples.BEGAN,
                List.of(planned.entry()),
                List.of(new Manifest.ModelEntry(
                        new ModelLabel("m"), "m", Optional.empty(), Optional.empty(), new TreeMap<>())),
                Manifest.Selection.ALL,
                Map.of(),
                new TreeMap<>());
        assertThat(Plan.of(manifest, source -> suite).samples())
                .hasSize(10)
                .isEqualTo(
                        Plan.of(List.of(planned), List.of(new ModelLabel("m"))).samples());
        Manifest.SuiteEntry changed = new Manifest.SuiteEntry("mine", "mine", "0", "", "", 2, 64);
        Manifest other = new Manifest(
                "r", Samples.BEGAN, List.of(changed), List.of(), Manifest.Selection.ALL, Map.of(), new TreeMap<>());
        assertThat(Table.told(() -> Plan.of(other, source -> suite)))
                .isEqualTo(
                        "mine: this suite has changed since the run (SHA-256 is %s, was 0)%n".formatted(Samples.DIGEST)
                                + "Grade with the suite's files as they were, or run anew.\n");
    }
}
