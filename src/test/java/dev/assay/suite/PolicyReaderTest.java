package dev.assay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.math.MathPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
    @Test
    void names_are_thoseOfTheGrader() {
        assertThat(PolicyReader.names()).containsExactlyInAnyOrderElementsOf(MathPolicy.names());
    }

    @Test
    void read_choices_areWhatTheGraderTakes() {
        YamlNode root = Yaml.read(
                "suite.yaml",
                "policy: {acceptedDigits: 1_0, steps: 100000000, lastValue: false}".getBytes(StandardCharsets.UTF_8));
        Map<String, String> choices = PolicyReader.read(root.require("policy", ""));

        assertThat(choices)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("acceptedDigits", "10", "steps", "100000000", "lastValue", "false"));
        assertThat(MathPolicy.DEFAULT.with(choices).acceptedDigits()).isEqualTo(10);
    }
}
