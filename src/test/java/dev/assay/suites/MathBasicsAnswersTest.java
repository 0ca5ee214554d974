package dev.assay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every gold of math-basics, worked out in two independent ways. */
final class MathBasicsAnswersTest {
    private static final Path TASKS = Path.of("benchmarks/suites/math-basics/tasks.jsonl");

    private static final Map<String, List<TwoWays>> WAYS = Map.of(
            "integer", IntegerWays.all(),
            "fraction", FractionWays.all(),
            "decimal", DecimalWays.all(),
            "percent", PercentWays.all(),
            "radical", RadicalWays.all(),
            "interval", IntervalWays.all(),
            "set", SetWays.all(),
            "tuple", TupleWays.all(),
            "equation", EquationWays.all(),
            "expression", ExpressionWays.all());

    @TestFactory
    Stream<DynamicTest> gold_workedOutInTwoWays_isWhatBothGive() throws IOException {
        return tasks().stream()
                .map(task -> dynamicTest(text(task, "id"), () -> {
                    TwoWays ways = waysOf(task);
                    assertThat(ways.first().get()).as("first way").isEqualTo(text(task, "answer"));
                    assertThat(ways.second().get()).as("second way").isEqualTo(text(task, "answer"));
                }));
    }

    @Test
    void tasksAndWays_byKindAndId_areTheSame() throws IOException {
        List<String> ways = WAYS.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(way -> kind.getKey() + " " + way.task()))
                .toList();
        List<String> tasks = tasks().stream()
                .map(task -> text(task, "kind") + " " + text(task, "id"))
                .toList();
        assertThat(ways).containsExactlyInAnyOrderElementsOf(tasks).doesNotHaveDuplicates();
    }

    @Test
    void tasks_byKindAndLevel_areSpread() throws IOException {
        assertThat(tasks()).hasSize(70);
        assertThat(count(task -> text(task, "kind")).values()).hasSize(10).allMatch(tasks -> tasks >= 6);
        Map<String, Long> levels = count(task -> task.required("level").toString());
        assertThat(levels).containsOnlyKeys("1", "2", "3", "4", "5");
        assertThat(levels.values()).allMatch(tasks -> tasks >= 8);
        assertThat(levels.get("1")).isGreaterThanOrEqualTo(12);
    }

    @Test
    void rows_always_holdTheFieldsOfTheFormat() throws IOException {
        assertThat(tasks())
                .allSatisfy(task -> assertThat(task.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("id", "question", "answer", "level", "kind"));
        assertThat(tasks().stream().map(task -> text(task, "question"))).doesNotHaveDuplicates();
    }

    private static Map<String, Long> count(Function<JsonNode, String> property) throws IOException {
        return tasks().stream().collect(Collectors.groupingBy(property, Collectors.counting()));
    }

    private static TwoWays waysOf(JsonNode task) {
        return WAYS.getOrDefault(text(task, "kind"), List.of()).stream()
                .filter(ways -> ways.task().equals(text(task, "id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no two ways for " + task));
    }

    private static List<JsonNode> tasks() throws IOException {
        return Files.readAllLines(TASKS).stream()
                .map(MathBasicsAnswersTest::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String text(JsonNode task, String field) {
        return task.required(field).textValue();
    }
}
