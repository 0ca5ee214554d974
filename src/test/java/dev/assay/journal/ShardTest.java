package dev.assay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.ModelLabel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {
    @Test
    void of_itsOwnText_isTheSameShard() {
        assertThat(Shard.of("2/4")).contains(new Shard(2, 4));
        assertThat(new Shard(9999, 9999).text()).isEqualTo("9999/9999");
        assertThat(Shard.of("9999/9999")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0/1", "2/1", "1/0", "01/2", "1/10000", "1 / 2", "１/２"})
    void of_whatIsNoShard_isAbsent(String text) {
        assertThat(Shard.of(text)).isEmpty();
    }

    @Test
    void manifest_ofAShard_isReadBackAndOfAnotherPlanThanTheWhole() {
        Manifest shard = new Manifest(
                "r",
                Instant.EPOCH,
                List.of(),
                List.of(new Manifest.ModelEntry(
                        new ModelLabel("m"), "m", Optional.empty(), Optional.empty(), new TreeMap<>())),
                new Manifest.Selection(OptionalInt.of(5), List.of(), List.of(), 0, Optional.of(new Shard(2, 4))),
                Map.of(),
                new TreeMap<>());
        assertThat(ManifestJson.read(ManifestJson.write(shard))).isEqualTo(shard);
        assertThat(shard.whole().shard()).isEmpty();
        assertThat(shard.plan()).isNotEqualTo(shard.whole().plan());
    }
}
