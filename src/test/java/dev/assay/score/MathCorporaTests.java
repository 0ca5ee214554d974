package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.math.MathPolicy;
import dev.assay.score.LabelledPairs.Pair;
import dev.assay.testing.Effort;
import dev.assay.testing.SmallStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grader against labelled pairs. What disagrees must stand in the list of decisions, and nothing else may. */
@Tag("corpora")
final class MathCorporaTests {
    private static final Path DECISIONS = Path.of("src/docs/decisions/0005-math-disagreements.jsonl");

    private static final long MAX_BYTES = 64L << 20;

    private final MathScorer scorer = new MathScorer(MathPolicy.DEFAULT);

    private static String verdict(Pair pair, MathScorer scorer) {
        return scorer.grade(pair.gold(), pair.answer())
                .verdict()
                .fold(
                        graded -> graded.value() == 1 ? "equal" : "different",
                        undecided -> "undecided",
                        ungraded -> "ungraded: " + ungraded.reason());
    }

    private String verdict(Pair pair) {
        return verdict(pair, scorer);
    }

    private Map<String, String> disagreements(String name) throws IOException {
        return disagreements(name, scorer);
    }

    /** The pairs whose verdict is another than their label, with the verdict. */
    private static Map<String, String> disagreements(String name, MathScorer scorer) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Pair pair : LabelledPairs.read(name)) {
            String verdict = verdict(pair, scorer);
            if (pair.label().isPresent() && pair.label().get() != verdict.equals("equal")) {
                found.put(pair.id(), verdict);
            }
        }
        return found;
    }

    private static List<JsonNode> rows(String prefix) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(DECISIONS)) {
            JsonNode row = mapper.readTree(line);
            assertThat(row.path("why").asText()).isNotBlank();
            assertThat(row.path("right").asText()).isIn("ours", "policy", "neither", "context", "label");
            if (row.path("id").asText().startsWith(prefix)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, String> decisions(String prefix) throws IOException {
        Map<String, String> decided = new TreeMap<>();
        rows(prefix)
                .forEach(row ->
                        decided.put(row.path("id").asText(), row.path("ours").asText()));
        return decided;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs_own_cases", "pairs_math500_short", "pairs_gsm8k_tora"})
    void grade_settledPairs_agreeWithEveryLabel(String name) throws IOException {
        assertThat(disagreements(name)).isEmpty();
    }

    @Test
    void grade_referenceTestsAndRepositoryLabels_differOnlyWhereDecided() throws IOException {
        assertThat(disagreements("pairs_mathverify_tests")).isEqualTo(decisions("mv/"));
        assertThat(disagreements("pairs_lighteval_tests")).isEqualTo(decisions("lighteval/"));
        assertThat(disagreements("pairs_mathcoder_math")).isEqualTo(decisions("mathcoder/"));
        assertThat(disagreements("pairs_matharena_manual")).isEqualTo(decisions("matharena/"));
    }

    /** What is left where decimals are near enough, as for the grader that made these labels: labels that are wrong, and one row. */
    @Test
    void grade_mathcoderByItsOwnPolicies_differsOnlyWhereTheLabelIsWrong() throws IOException {
        MathScorer lenient =
                new MathScorer(MathPolicy.DEFAULT.with(Map.of("acceptedDigits", "2", "roundedGolds", "true")));
        Map<String, String> wanted = new TreeMap<>();
        List<String> byPolicy = new ArrayList<>();
        for (JsonNode row : rows("mathcoder/")) {
            String why = row.path("why").asText();
            if (!why.contains("equal with acceptedDigits=") && !why.contains("switch roundedGolds")) {
                wanted.put(row.path("id").asText(), row.path("ours").asText());
                if (!row.path("right").asText().equals("ours")) {
                    byPolicy.add(why);
                }
            }
        }

        assertThat(byPolicy).containsExactly("policy 4: no decimal stands for a whole gold");
        assertThat(disagreements("pairs_mathcoder_math", lenient)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pairs_own_cases",
                "pairs_math500_short",
                "pairs_gsm8k_tora",
                "pairs_mathcoder_math",
                "pairs_mathverify_tests",
                "pairs_lighteval_tests",
                "pairs_matharena_manual"
            })
    void grade_anyFile_leavesAtMostOnePercentUndecided(String name) throws IOException {
        List<Pair> pairs = LabelledPairs.read(name);
        long undecided =
                pairs.stream().filter(pair -> verdict(pair).equals("undecided")).count();

        assertThat(undecided * 100).isLessThanOrEqualTo(pairs.size());
    }

    @Test
    void grade_adversarialPairs_keepWhatTheyMustWithinTimeAndMemoryOnASmallStack()
            throws IOException, InterruptedException {
        List<Pair> pairs = LabelledPairs.read("adversarial");

        List<String> broken = SmallStack.on(
                () -> pairs.stream().map(this::broken).flatMap(Optional::stream).toList());

        assertThat(broken).isEmpty();
    }

    /** What is wrong with the verdict on an adversarial pair, or with what it took. */
    private Optional<String> broken(Pair pair) {
        String verdict = verdict(pair);
        boolean equal = verdict.equals("equal");
        boolean kept = switch (pair.must()) {
            case "not-equal" -> !equal && !verdict.startsWith("ungraded");
            case "equal-or-undecided" -> equal || verdict.equals("undecided");
            default -> !verdict.startsWith("ungraded");
        };
        long limit = TimeUnit.MILLISECONDS.toNanos(pair.limitMillis());
        Effort effort = Effort.best(5, limit, () -> scorer.grade(pair.gold(), pair.answer()));
        return kept && effort.cpuNanos() < limit && effort.allocatedBytes() < MAX_BYTES
                ? Optional.empty()
                : Optional.of("%s: %s, %s".formatted(pair.id(), verdict, effort));
    }
}
