package dev.assay.model.openai;

import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.model.ThinkingWish;
import dev.assay.model.WireTap;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import dev.assay.testing.FakeModelServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Models over a scripted endpoint. */
final class Wired implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Prompt PROMPT = new Prompt(List.of(new Message(Message.Role.USER, "2+2?")));

    final FakeModelServer server = FakeModelServer.start();
    final OpenAiModels models;

    Wired() {
        this(Deadlines.DEFAULT);
    }

    Wired(Deadlines deadlines) {
        this(deadlines, Proxies.NONE, Optional.empty());
    }

    Wired(Deadlines deadlines, Proxies proxies, Optional<WireTap> tap) {
        models = new OpenAiModels(deadlines, System::nanoTime, () -> NOW, proxies, tap);
    }

    /** Deadlines of a test that waits for the idle one. */
    static Deadlines idle(Duration idle) {
        return new Deadlines(Duration.ofSeconds(10), idle, Duration.ofMinutes(5));
    }

    static Sampling extra(Map<String, String> extra) {
        return new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty(), new TreeMap<>(extra));
    }

    Endpoint endpoint(boolean stream) {
        return endpoint(server.url(), stream, Optional.empty(), Sampling.GREEDY);
    }

    static Endpoint endpoint(URI url, boolean stream, Optional<Secret> key, Sampling sampling) {
        return new Endpoint(new ModelLabel("m"), url, "m-1", key, sampling, stream);
    }

    /** A dialect of these fields. */
    static Dialect dialect(String fields) {
        if (fields.isBlank()) {
            return Dialect.GENERIC;
        }
        YamlNode node = Yaml.read("test", fields.getBytes(StandardCharsets.UTF_8));
        ProfileWish wish = new ProfileWish(List.of(), Optional.of(node));
        return new Profiles(List.of()).dialect(URI.create("http://h"), "m-1", wish);
    }

    /** The same endpoint, spoken to in this dialect. */
    static Endpoint spoken(Endpoint as, Dialect dialect, Optional<? extends ThinkingWish> thinking) {
        return new Endpoint(
                as.label(),
                as.baseUrl(),
                as.modelId(),
                as.key(),
                as.sampling(),
                as.stream(),
                dialect,
                thinking.map(wish -> wish),
                as.caFile());
    }

    /** The same endpoint at another address. */
    static Endpoint at(Endpoint as, URI url, boolean stream) {
        return new Endpoint(
                as.label(),
                url,
                as.modelId(),
                as.key(),
                as.sampling(),
                stream,
                as.dialect(),
                as.thinking(),
                as.caFile());
    }

    Exchange ask(boolean stream) throws InterruptedException {
        return ask(models.model(endpoint(stream)));
    }

    static Exchange ask(Model model) throws InterruptedException {
        return model.ask(model.prepare(PROMPT, 0, 64));
    }

    @Override
    public void close() {
        models.close();
        server.close();
    }
}
