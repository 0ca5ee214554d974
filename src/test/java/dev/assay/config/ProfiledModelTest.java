package dev.assay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Profiles;
import dev.assay.model.Sampling;
import dev.assay.testing.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProfiledModelTest {
    private static final String CARD =
            "sampling: {thinking: {temperature: 0.6, top_p: 0.9, top_k: 20}, plain: {temperature: 0.7}, greedy: false}";

    /** A model with these lines, and a profile of these fields. */
    private static ProfiledModel model(String lines, String fields) {
        String text = "models:\n  m:\n    url: http://h/v1\n    model: m-1\n    " + lines + "\n    profile: {" + fields
                + "}\n";
        return Config.read(Path.of("."), "assay.yaml", text.getBytes(StandardCharsets.UTF_8))
                .model("m")
                .profiled(new Profiles(List.of()));
    }

    private static Sampling sampling(String lines, String fields) {
        return model(lines, fields).endpoint(Optional.empty(), true).sampling();
    }

    private static String told(String lines, String fields, boolean stream) {
        return Table.told(() -> model(lines, fields).endpoint(Optional.empty(), stream));
    }

    @Test
    void endpoint_thatNeverStreams_isAskedForWholeReplies() {
        assertThat(model("", "stream: forbidden").endpoint(Optional.empty(), true).stream())
                .isFalse();
    }

    @Test
    void endpoint_thatOnlyStreams_refusesWholeReplies() {
        assertThat(told("", "stream: required", false)).startsWith("model m: this endpoint answers only by a stream\n");
        assertThat(told("", "stream: required", true)).isEqualTo("accepted\n");
    }

    @Test
    void endpoint_thatStreamsToThink_refusesWholeRepliesOfAModelThatThinks() {
        String fields = "stream: requiredToThink, thinking: {default: on, off: {x: 0}}";
        assertThat(told("", fields, false)).contains("or with `thinking: off`");
        assertThat(told("thinking: off", fields, false)).isEqualTo("accepted\n");
    }

    @Test
    void sampling_nobodySaysAnything_isGreedy() {
        assertThat(sampling("", "")).isEqualTo(Sampling.GREEDY);
        assertThat(sampling("", "sampling: {plain: {temperature: 0.7}}")).isEqualTo(Sampling.GREEDY);
    }

    @Test
    void sampling_cardForbidsGreedy_isTheCardsWhileItThinks() {
        Sampling thinking = sampling("", CARD + ", thinking: {default: on}");
        assertThat(thinking.temperature()).hasValue(0.6);
        assertThat(thinking.topP()).hasValue(0.9);
        assertThat(thinking.card()).containsOnlyKeys("top_k");
        assertThat(sampling("", CARD + ", thinking: {default: off}")).isEqualTo(Sampling.GREEDY);
        assertThat(sampling("sampling: {temperature: 0}", CARD + ", thinking: {default: on}"))
                .isEqualTo(Sampling.GREEDY);
    }

    @Test
    void sampling_cardAskedFor_isTheCardsButForWhatIsSaid() {
        assertThat(sampling("sampling: card", CARD + ", thinking: {default: off}")
                        .temperature())
                .hasValue(0.7);
        assertThat(sampling("sampling: {card: true, temperature: 1, seed: 3}", CARD))
                .isEqualTo(new Sampling(
                        OptionalDouble.of(1),
                        OptionalDouble.of(0.9),
                        OptionalLong.of(3),
                        new TreeMap<>(Map.of("top_k", "20")),
                        new TreeMap<>()));
        assertThat(told("sampling: card", "", true)).contains("no profile knows what its card recommends");
    }

    @Test
    void thinking_thatCannotBeHad_isRefusedWithTheModelsName() {
        assertThat(told("thinking: {budget: 5}", "thinking: {effort: {e: $effort}, efforts: [low]}", true))
                .isEqualTo("model m: thinking: {budget: 5}: this endpoint knows no budget\n"
                        + "Write `thinking: {effort: X}` with one of: low.\n");
        assertThat(told("thinking: {effort: hi}", "thinking: {effort: {e: $effort}, efforts: [low]}", true))
                .contains("knows no such effort", "Write one of: low.");
        assertThat(told("thinking: {budget: 5}", "thinking: {budget: {b: $budget}, budgetRange: [6, 9]}", true))
                .contains("not between 6 and 9");
        assertThat(told("thinking: {effort: low}", "", true)).contains("this endpoint knows no effort");
        assertThat(told("thinking: {budget: 5}", "", true)).contains("Write `thinking: on`, or send");
        assertThat(told("", "base: true", true)).contains("/v1/completions, are not supported");
    }
}
