package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No block of the golden vectors is passed over in silence. */
final class GoldenBlocksTest {
    private static final Pattern READ = Pattern.compile("Vectors\\.block\\(\"(\\w+)\"\\)");

    /** Held by a test of another package, which is named. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "gate_traces", "compare/GateTest.java",
            "verdicts_fixed", "compare/GateTest.java",
            "hash_order", "run/PlanTest.java");

    private static final Map<String, String> NOT_BUILT = Map.of(
            "_meta", "no numbers",
            "bca", "only for medians and ratios, which nothing shows yet",
            "beta_binomial_logpmf", "an optional second opinion, not asked for",
            "beta_binomial_posterior", "an optional second opinion, not asked for",
            "control_variate", "scores of a new model from few tasks: later",
            "confidence_sequences", "wider than the bets by 1.3 to 3, and not used");

    @Test
    void block_any_isReadByATestOrNamedAsNotBuilt() throws IOException {
        Set<String> accounted = new TreeSet<>(NOT_BUILT.keySet());
        accounted.addAll(ELSEWHERE.keySet());
        Set<String> read = read();
        assertThat(read).doesNotContainAnyElementsOf(accounted);
        accounted.addAll(read);
        Set<String> blocks = new TreeSet<>();
        Vectors.all().fieldNames().forEachRemaining(blocks::add);
        assertThat(accounted).isEqualTo(blocks);
    }

    @Test
    void block_heldElsewhere_isNamedThere() throws IOException {
        for (Map.Entry<String, String> entry : ELSEWHERE.entrySet()) {
            assertThat(Files.readString(Path.of("src/test/java/dev/assay").resolve(entry.getValue())))
                    .containsAnyOf(
                            "\"" + entry.getKey() + "\"", "\"" + entry.getKey().replace('_', '-') + ".json\"");
        }
    }

    private static Set<String> read() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/assay/stats"))) {
            return files.map(GoldenBlocksTest::read)
                    .flatMap(Collection::stream)
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> read(Path file) {
        try {
            Matcher found = READ.matcher(Files.readString(file));
            Set<String> names = new TreeSet<>();
            while (found.find()) {
                names.add(found.group(1));
            }
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
