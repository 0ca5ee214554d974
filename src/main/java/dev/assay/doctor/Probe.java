package dev.assay.doctor;

import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.model.Sampling;
import dev.assay.model.ThinkingWish;
import dev.assay.model.WireTap.WireCall;
import dev.assay.model.openai.Deadlines;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.model.openai.Proxies;
import dev.assay.model.openai.ServedModels;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint small questions in many ways, each by the wire client that runs use. */
final class Probe implements AutoCloseable {
    private static final WireCall NOTHING =
            new WireCall(new ModelLabel("-"), Instant.EPOCH, "", 0, Map.of(), List.of(), "");

    private final Endpoint endpoint;
    private final OpenAiModels models;
    private final AtomicReference<@Nullable WireCall> last = new AtomicReference<>();

    Probe(Endpoint endpoint, Deadlines deadlines, LongSupplier nanos, InstantSource clock, Proxies proxies) {
        this.endpoint = endpoint;
        this.models = new OpenAiModels(deadlines, nanos, clock, proxies, Optional.of(last::set));
    }

    /** One way of asking. */
    record Way(
            boolean stream,
            Optional<ThinkingWish> thinking,
            Sampling sampling,
            UnaryOperator<SortedMap<String, String>> change) {
        Way streamed(boolean streamed) {
            return new Way(streamed, thinking, sampling, change);
        }

        Way thinking(ThinkingWish wish) {
            return new Way(stream, Optional.of(wish), sampling, change);
        }

        /** With this member of the body, as JSON text. */
        Way with(String member, String json) {
            return changed(members -> members.put(member, json));
        }

        Way changed(Consumer<SortedMap<String, String>> edit) {
            return new Way(stream, thinking, sampling, members -> {
                SortedMap<String, String> changed = new TreeMap<>(change.apply(members));
                edit.accept(changed);
                return changed;
            });
        }

        /** Without {@code stream_options}. */
        Way withoutStreamOptions() {
            SortedMap<String, String> extra = new TreeMap<>(sampling.extra());
            extra.put("stream_options", "null");
            return new Way(
                    stream,
                    thinking,
                    new Sampling(sampling.temperature(), sampling.topP(), sampling.seed(), extra),
                    change);
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** As a run would ask. */
    Way usual() {
        return new Way(endpoint.stream(), endpoint.thinking(), endpoint.sampling(), members -> members);
    }

    ServedModels served() throws InterruptedException {
        return models.served(endpoint);
    }

    /** The parameters that a way of asking sends. */
    SortedMap<String, String> parameters(Way way, int maxTokens) {
        return request(model(way), way, "", maxTokens).parameters();
    }

    Seen ask(Way way, String question, int maxTokens) throws InterruptedException {
        Model model = model(way);
        last.set(null);
        Exchange exchange = model.ask(request(model, way, question, maxTokens));
        return Seen.of(exchange, Objects.requireNonNullElse(last.get(), NOTHING));
    }

    private Model model(Way way) {
        return models.model(new Endpoint(
                endpoint.label(),
                endpoint.baseUrl(),
                endpoint.modelId(),
                endpoint.key(),
                way.sampling(),
                way.stream(),
                endpoint.dialect(),
                way.thinking(),
                endpoint.caFile()));
    }

    private static Request request(Model model, Way way, String question, int maxTokens) {
        Request request = model.prepare(new Prompt(List.of(new Message(Message.Role.USER, question))), 0, maxTokens);
        return new Request(request.model(), request.messages(), way.change().apply(request.parameters()));
    }

    @Override
    public void close() {
        models.close();
    }
}
