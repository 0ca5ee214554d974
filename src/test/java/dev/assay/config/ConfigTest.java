package dev.assay.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Endpoint;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.model.ThinkingWish;
import dev.assay.testing.Golden;
import dev.assay.testing.Samples;
import dev.assay.testing.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {
    @TempDir
    private Path folder = Path.of("");

    private static Config read(String text) {
        return Config.read(Path.of(""), "assay.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_everyFault_namesFileLineAndFix() {
        StringBuilder told = new StringBuilder();
        for (JsonNode each : Table.read(ConfigTest.class, "config-faults.yaml")) {
            String text = each.get("text").asText();
            told.append("# ").append(each.get("name").asText()).append('\n');
            told.append(Table.told(() -> read(text))).append('\n');
        }
        assertThat(told).doesNotContain("sk-");
        Golden.check(ConfigTest.class, "config-faults.txt", told.toString());
    }

    @Test
    void model_everyFault_saysWhatAndFix() {
        Config config = read("models: {small: {url: http://h/v1, model: s}, large: {url: http://h/v1, model: l}}");
        StringBuilder told = new StringBuilder();
        for (String name : new String[] {
            "smal",
            "zzzzzzzz",
            "h/v1#m",
            "http://h/v1",
            "http://h/v1#",
            "ftp://h/v1#m",
            "http:///v1#m",
            "http://a b/v1#m",
            "http://user:sk-1@h/v1#m",
            "http://user:sk-1@h/v1",
            "http://sk-1@#m",
            "user:sk-1@h/v1#m",
            "http://h/v1?key=sk-1#m",
            "http://h/v1?key=sk-1"
        }) {
            String error = Table.told(() -> config.model(name));
            assertThat(error).doesNotContain("sk-");
            told.append("# ").append(name).append('\n').append(error).append('\n');
        }
        told.append("# without models\n")
                .append(Table.told(() -> read("samples: 1").model("small")));
        Golden.check(ConfigTest.class, "model-faults.txt", told.toString());
    }

    @Test
    void model_address_labelIsTheWholeOfIt() {
        ModelSpec spec = read("samples: 1").model("https://h:8000/v1#org/m@v1?x#y");
        assertThat(spec)
                .isEqualTo(new ModelSpec(
                        new ModelLabel("https://h:8000/v1#org/m@v1?x#y"),
                        URI.create("https://h:8000/v1"),
                        "org/m@v1?x#y"));
        assertThat(spec.keyed("KEY").keyEnv()).contains("KEY");
        SamplingWish warm = SamplingWish.NONE.at(1);
        assertThat(spec.sampled(warm).sampling()).isEqualTo(warm);
        Secret key = new Secret("sk-1");
        assertThat(spec.profiled(new Profiles(List.of())).endpoint(Optional.of(key), false))
                .isEqualTo(new Endpoint(
                        spec.label(), spec.url(), spec.modelId(), Optional.of(key), Sampling.GREEDY, false));
    }

    @Test
    void read_everythingSaid_kept() {
        Config config = read("""
                format: assay-config/1
                models:
                  small:
                    url: http://127.0.0.1:8000/v1
                    model: small-135m
                    key: {env: SMALL_KEY}
                    caFile: certificates/own.pem
                    price: {in: 0.5, out: 2}
                    sampling: {temperature: 0.7, topP: 0.9, seed: 3000000000}
                    extra: {chat_template_kwargs: {enable_thinking: false}, stop: ["\\n", 1.50], m: null, x: "a\\"b"}
                  plain: {url: "https://h/v1", model: 1}
                suites: [math-basics, ./mine]
                samples: 4
                limit: 1_000
                concurrency: 8
                rpm: 60
                tpm: 1_000_000
                maxCost: 2.50
                maxTokensTotal: 3000000000
                maxTime: 1h30m
                seed: 9000000000
                stream: false
                """);
        PriceList price = config.models().get(0).price().orElseThrow();
        assertThat(price.cost(Samples.usage(1_000_000, 1_000_000), Samples.BEGAN))
                .contains(new BigDecimal("2.500000000"));
        assertThat(config.models())
                .containsExactly(
                        new ModelSpec(
                                new ModelLabel("small"),
                                URI.create("http://127.0.0.1:8000/v1"),
                                "small-135m",
                                Optional.of("SMALL_KEY"),
                                new SamplingWish(
                                        false,
                                        OptionalDouble.of(0.7),
                                        OptionalDouble.of(0.9),
                                        OptionalLong.of(3000000000L),
                                        new TreeMap<>(Map.of(
                                                "chat_template_kwargs",
                                                "{\"enable_thinking\":false}",
                                                "stop",
                                                "[\"\\n\",1.5]",
                                                "m",
                                                "null",
                                                "x",
                                                "\"a\\\"b\""))),
                                ProfileWish.NONE,
                                Optional.empty(),
                                Optional.of(Path.of("certificates/own.pem")),
                                Optional.of(price)),
                        new ModelSpec(new ModelLabel("plain"), URI.create("https://h/v1"), "1"));
        assertThat(config.model("plain")).isEqualTo(config.models().get(1));
        assertThat(config.suites()).containsExactly("math-basics", "./mine");
        assertThat(config.samples()).hasValue(4);
        assertThat(config.limit()).hasValue(1000);
        assertThat(config.limits())
                .isEqualTo(new Limits(
                        OptionalInt.of(8),
                        OptionalLong.of(60),
                        OptionalLong.of(1_000_000),
                        OptionalDouble.of(2.5),
                        OptionalLong.of(3_000_000_000L),
                        Optional.of(Duration.ofMinutes(90))));
        assertThat(read("concurrency: auto").limits()).isEqualTo(Limits.NONE);
        assertThat(config.seed()).hasValue(9000000000L);
        assertThat(config.stream()).contains(false);
    }

    @Test
    void model_wishesForItsProfile_areKept() {
        Config config = read("""
                models:
                  a: {url: "http://h/v1", model: m, profile: vllm, thinking: on, sampling: card}
                  b: {url: "http://h/v1", model: m, profile: [vllm, qwen/hosted], thinking: off, sampling: {card: true, seed: 1}}
                  c: {url: "http://h/v1", model: m, profile: {name: vllm, maxOut: 5}, thinking: {budget: 8_192}}
                  d: {url: "http://h/v1", model: m, profile: {}, thinking: {effort: low}}
                """);
        assertThat(config.models())
                .extracting(model -> model.profile().names())
                .containsExactly(List.of("vllm"), List.of("vllm", "qwen/hosted"), List.of("vllm"), List.of());
        assertThat(config.models().get(2).profile().fields())
                .hasValueSatisfying(fields -> assertThat(fields.json()).isEqualTo("{\"maxOut\":5}"));
        assertThat(config.models())
                .extracting(model -> model.thinking().orElseThrow())
                .containsExactly(
                        new ThinkingWish.Switch(true),
                        new ThinkingWish.Switch(false),
                        new ThinkingWish.Budget(8192),
                        new ThinkingWish.Effort("low"));
        assertThat(config.models())
                .extracting(model -> model.sampling().card())
                .containsExactly(true, true, false, false);
    }

    @Test
    void in_noFile_saysNothing() {
        Config config = Config.in(folder);
        assertThat(config.models()).isEmpty();
        assertThat(config.suites()).isEmpty();
        assertThat(config.samples()).isEmpty();
        assertThat(config.seed()).isEmpty();
        assertThat(config.stream()).isEmpty();
    }

    @Test
    void in_file_isRead() throws IOException {
        Files.writeString(folder.resolve("assay.yaml"), "suites: math-basics\n");
        assertThat(Config.in(folder).suites()).containsExactly("math-basics");
        Files.delete(folder.resolve("assay.yaml"));
        Files.createDirectory(folder.resolve("assay.yaml"));
        assertThat(Table.told(() -> Config.in(folder)))
                .isEqualTo(folder.resolve("assay.yaml") + ": cannot be read: Is a directory\nMend its permissions.\n");
    }
}
