package dev.assay.model.openai;

import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.model.openai.WireBody.StreamFlags;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A model behind one endpoint. */
final class OpenAiModel implements Model {
    private static final String STREAM_OPTIONS = "stream_options";

    /** Members of the body that have a place of their own. */
    private static final Set<String> TAKEN = Set.of("model", "messages", "stream", "n");

    private final Endpoint endpoint;
    private final Supplier<OneCall> calls;
    private final StreamFlags flags;
    private Optional<ChatClient> chat = Optional.empty();

    OpenAiModel(Endpoint endpoint, Supplier<OneCall> calls) {
        this.endpoint = endpoint;
        this.calls = calls;
        endpoint.sampling().extra().forEach(OpenAiModel::check);
        boolean refusesOptions = !endpoint.dialect().streamOptions()
                || endpoint.sampling()
                        .extra()
                        .getOrDefault(STREAM_OPTIONS, "")
                        .strip()
                        .equals("null");
        flags = !endpoint.stream() ? StreamFlags.NONE : refusesOptions ? StreamFlags.PLAIN : StreamFlags.WITH_USAGE;
    }

    @Override
    public ModelLabel label() {
        return endpoint.label();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The members of the body are those of {@link Parameters}.
     */
    @Override
    public Request prepare(Prompt prompt, int sample, int maxTokens) {
        return Request.of(
                endpoint.modelId(),
                prompt.messages(),
                new Parameters(endpoint).of(sample, maxTokens, () -> bytes(prompt.messages())));
    }

    private static int bytes(List<Message> messages) {
        return messages.stream()
                .mapToInt(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    @Override
    public Exchange ask(Request request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before the call");
        }
        OneCall call = calls.get();
        CallClient client = new CallClient(call, body(request));
        Optional<AiMessage> message = heard(chat().say(messages(request), endpoint.stream(), client), call);
        if (call.interrupted()) {
            throw new InterruptedException("the call was cancelled");
        }
        return call.exchange(
                message.map(AiMessage::text).orElse(""),
                message.map(AiMessage::thinking).filter(t -> !t.isEmpty()));
    }

    /** What a request is on the wire. */
    String body(Request request) {
        return WireBody.of(request, flags);
    }

    /** Made for the first call: a model may also be asked no more than what it would send. */
    private synchronized ChatClient chat() {
        if (chat.isEmpty()) {
            chat = Optional.of(new ChatClient(endpoint.baseUrl().toString(), endpoint.modelId(), endpoint.stream()));
        }
        return chat.get();
    }

    /** No message: expected where the call failed, a bug of ours where it did not. */
    private static Optional<AiMessage> heard(ChatClient.Heard heard, OneCall call) {
        if (heard.message().isEmpty() && call.whole()) {
            throw new IllegalStateException(
                    "LangChain4j refused a clean answer", heard.error().orElse(null));
        }
        return heard.message();
    }

    /** LangChain4j refuses an empty system message; on the wire it stands as it is. */
    private static List<ChatMessage> messages(Request request) {
        return request.messages().stream().map(OpenAiModel::message).toList();
    }

    private static ChatMessage message(Message message) {
        return switch (message.role()) {
            case SYSTEM -> message.text().isBlank() ? UserMessage.from("") : SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private static void check(String name, String value) {
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("extra: " + name + " cannot be set, it has a place of its own");
        }
        WireBody.value("extra: " + name, value);
        if (name.equals(STREAM_OPTIONS) && !value.strip().equals("null")) {
            throw new IllegalArgumentException("extra: stream_options can only be null, which leaves it out");
        }
    }
}
