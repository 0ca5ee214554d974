package dev.assay.model.openai;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * LangChain4j's models of one endpoint, built once: building one searches the class path for services and costs more than a call. Each
 * call has a {@link CallClient} of its own, which LangChain4j reaches on the thread that asks. Safe for use by many threads.
 */
final class ChatClient implements HttpClient, HttpClientBuilder {
    @SuppressWarnings("ThreadLocalUsage") // one an endpoint, and gone with it
    private final ThreadLocal<HttpClient> current = new ThreadLocal<>();

    private final ChatModel whole;
    private final StreamingChatModel streaming;

    /** @param stream the way that will be used */
    ChatClient(String baseUrl, String modelName, boolean stream) {
        whole = OpenAiChatModel.builder()
                .httpClientBuilder(this)
                .baseUrl(baseUrl)
                .modelName(modelName)
                .returnThinking(true)
                .maxRetries(0)
                .build();
        streaming = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(this)
                .baseUrl(baseUrl)
                .modelName(modelName)
                .returnThinking(true)
                .build();
        // LangChain4j prepares its JSON on the first call; many first calls at once would each do all of that.
        say(List.of(UserMessage.from("rehearsal")), stream, new Rehearsal());
    }

    /** What a call brought, or why LangChain4j has nothing. */
    record Heard(Optional<AiMessage> message, Optional<Throwable> error) {}

    /** Carries out one call on this thread. */
    Heard say(List<ChatMessage> messages, boolean stream, HttpClient call) {
        current.set(call);
        try {
            return stream ? streamed(messages) : whole(messages);
        } finally {
            current.remove();
        }
    }

    private Heard whole(List<ChatMessage> messages) {
        try {
            return new Heard(Optional.of(whole.chat(messages).aiMessage()), Optional.empty());
        } catch (RuntimeException e) {
            return new Heard(Optional.empty(), Optional.of(e));
        }
    }

    private Heard streamed(List<ChatMessage> messages) {
        Terminal terminal = new Terminal();
        streaming.chat(messages, terminal);
        return new Heard(terminal.response, terminal.error);
    }

    /** The end of a stream as LangChain4j reports it, on the calling thread. */
    private static final class Terminal implements StreamingChatResponseHandler {
        private Optional<AiMessage> response = Optional.empty();
        private Optional<Throwable> error = Optional.empty();

        @Override
        public void onPartialResponse(String text) {}

        @Override
        public void onCompleteResponse(ChatResponse complete) {
            response = Optional.of(complete.aiMessage());
        }

        @Override
        public void onError(Throwable cause) {
            error = Optional.of(cause);
        }
    }

    private HttpClient call() {
        return Objects.requireNonNull(current.get(), "no call on this thread");
    }

    /** A call that goes nowhere and brings an empty answer. */
    private static final class Rehearsal implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            SuccessfulHttpResponse.Builder response = SuccessfulHttpResponse.builder();
            Pieces.whole(response::body).flush();
            return response.statusCode(200).headers(Map.of()).build();
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            Pieces.streamed(data -> listener.onEvent(new ServerSentEvent(null, data)))
                    .flush();
            listener.onClose();
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return call().execute(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        call().execute(request, parser, listener);
    }

    @Override
    public HttpClient build() {
        return this;
    }

    // LangChain4j asks for timeouts; those of a call are in Deadlines.

    @Override
    public Duration connectTimeout() {
        return Deadlines.DEFAULT.connect();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Deadlines.DEFAULT.total();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
