package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatClientTest {
    private static final String BASE = "http://127.0.0.1:1/v1";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_ofManyThreads_getEachTheirOwnAnswer(boolean stream) {
        ChatClient client = new ChatClient(BASE, "m", stream);
        List<String> answers = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> client.say(List.of(UserMessage.from("?")), stream, new Answering("a" + i))
                        .message()
                        .orElseThrow()
                        .text())
                .toList();
        assertThat(answers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "a" + i).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failedCall_hasNoMessageButItsError_andLeavesNothingBehind(boolean stream) {
        ChatClient client = new ChatClient(BASE, "m", stream);
        ChatClient.Heard failed = client.say(List.of(UserMessage.from("?")), stream, new Failing());
        assertThat(failed.message()).isEmpty();
        assertThat(failed.error()).isPresent();
        assertThat(client.say(List.of(UserMessage.from("?")), stream, new Answering("next"))
                        .message())
                .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo("next"));
    }

    @Test
    void timeouts_ofLangChain4j_changeNothing() {
        ChatClient client = new ChatClient(BASE, "m", true);
        assertThat(client.connectTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .build())
                .isSameAs(client);
        assertThat(client.connectTimeout()).isEqualTo(Deadlines.DEFAULT.connect());
        assertThat(client.readTimeout()).isEqualTo(Deadlines.DEFAULT.total());
    }

    private record Answering(String text) implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            SuccessfulHttpResponse.Builder response = SuccessfulHttpResponse.builder();
            Pieces pieces = Pieces.whole(response::body);
            pieces.piece("", text);
            pieces.flush();
            return response.statusCode(200).headers(Map.of()).build();
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            Pieces pieces = Pieces.streamed(data -> listener.onEvent(new ServerSentEvent(null, data)));
            pieces.piece("", text);
            pieces.flush();
            listener.onClose();
        }
    }

    private static final class Failing implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            throw new HttpException(0, "no");
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            listener.onError(new HttpException(0, "no"));
        }
    }
}
