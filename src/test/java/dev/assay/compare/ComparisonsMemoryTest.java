package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.score.Outcome;
import dev.assay.testing.Samples;
import dev.assay.testing.VerdictLines;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a comparison keeps in memory: numbers, and no texts. */
final class ComparisonsMemoryTest {
    private static final int MODELS = 10;
    private static final int TASKS = 1319;
    private static final int SAMPLES = 4;
    private static final long BYTES_A_TASK = 160;
    private static final long BYTES_A_SAMPLE = 32;
    private static final long SLACK = 2 << 20;

    @Test
    void add_manyVerdicts_keepsSomeBytesASample() {
        Comparisons comparisons = new Comparisons();
        comparisons.add(new ModelLabel("m0"));
        long before = used();
        for (int model = 0; model < MODELS; model++) {
            ModelLabel label = new ModelLabel("m" + model);
            for (int i = 0; i < TASKS * SAMPLES; i++) {
                comparisons.add(label, line(label, i));
            }
        }
        long kept = used() - before;
        assertThat(kept).isLessThan((long) MODELS * TASKS * (BYTES_A_TASK + SAMPLES * BYTES_A_SAMPLE) + SLACK);
        assertThat(comparisons.comparison().models()).hasSize(MODELS);
    }

    private static VerdictLine line(ModelLabel label, int i) {
        return VerdictLines.of(
                label.text(),
                "a task with a long name " + i / SAMPLES,
                i % SAMPLES,
                i % 3 == 0 ? Outcome.RIGHT : Outcome.WRONG,
                i % 3 == 0 ? 1 : 0,
                Samples.usage(10, 20),
                Optional.of(Samples.timing(1500, false)));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
