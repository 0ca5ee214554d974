package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.CallThreads;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.Reply;
import dev.assay.testing.ScriptedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Each stream ends only after all have begun: with one fewer at a time, none would. */
final class ConcurrentStreamsTest {
    private static final int STREAMS = 1_000;

    @Test
    void ask_aThousandStreamsAtOnce_allAreOpenTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(STREAMS);
        ExecutorService callers = CallThreads.perTask("caller-");
        try (Wired wired = new Wired()) {
            wired.server.forgetting().always(call -> {
                begun.countDown();
                return ScriptedAnswer.stream()
                        .send(event("4", "null"))
                        .await(begun)
                        .send(event("2", "\"stop\""));
            });
            Model model = wired.models.model(wired.endpoint(true));
            List<Future<Exchange>> asked = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                asked.add(callers.submit(() -> Wired.ask(model)));
            }
            for (Future<Exchange> one : asked) {
                assertThat(one.get().<String>fold(Reply::text, failure -> failure.message()))
                        .isEqualTo("42");
            }
            assertThat(wired.server.count()).isEqualTo(STREAMS);
        } finally {
            callers.shutdownNow();
        }
    }

    private static String event(String text, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}\n\n"
                .formatted(text, finish);
    }
}
