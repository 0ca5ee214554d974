package dev.assay.model.openai;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.Map;

/**
 * LangChain4j's HTTP client for one call. It sends the body it was made with, on the calling thread,
 * and gives LangChain4j a clean answer, or exactly one error; what became of the call stands in {@link OneCall}.
 */
final class CallClient implements HttpClient {
    private static final String FAILED = "the call failed";

    private final OneCall call;
    private final String body;

    CallClient(OneCall call, String body) {
        this.call = call;
        this.body = body;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest ignored) {
        SuccessfulHttpResponse.Builder response = SuccessfulHttpResponse.builder();
        Pieces pieces = Pieces.whole(response::body);
        if (!call.perform(body, pieces)) {
            throw new HttpException(0, FAILED);
        }
        pieces.flush();
        return response.statusCode(200).headers(Map.of()).build();
    }

    @Override
    public void execute(HttpRequest ignored, ServerSentEventParser unused, ServerSentEventListener listener) {
        Pieces pieces = Pieces.streamed(data -> listener.onEvent(new ServerSentEvent(null, data)));
        if (call.perform(body, pieces)) {
            pieces.flush();
            listener.onClose();
        } else {
            listener.onError(new HttpException(0, FAILED));
        }
    }
}
