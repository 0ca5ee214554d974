package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Dialect;
import dev.assay.model.Redactor;
import dev.assay.model.Thinking;
import dev.assay.model.Timing;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private static final long MILLI = 1_000_000;

    private final Transcript transcript =
            new Transcript((reasoning, answer) -> {}, Dialect.GENERIC, Thinking.Mode.UNKNOWN, Redactor.NONE);

    @Test
    void tokens_countFromTheFirstNonEmptyOnes() throws Exception {
        event("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}", 10);
        event("{\"choices\":[{\"delta\":{\"content\":\"\",\"reasoning\":\"a\"}}]}", 20);
        event("{\"choices\":[{\"delta\":{\"reasoning\":\"b\"}}]}", 30);
        event("{\"choices\":[{\"delta\":{\"content\":\"c\"}}]}", 40);
        event("{\"choices\":[{\"delta\":{\"content\":\"d\"},\"finish_reason\":\"stop\"}]}", 50);
        event("[DONE]", 60);
        assertThat(transcript.timing(0, OptionalLong.of(5 * MILLI), 60 * MILLI))
                .isEqualTo(new Timing(OptionalDouble.of(5), OptionalDouble.of(20), OptionalDouble.of(40), 60, false));
    }

    @Test
    void events_afterTheEndMark_areNotRead() throws Exception {
        event("{\"choices\":[{\"delta\":{\"content\":\"c\"},\"finish_reason\":\"stop\"}]}", 10);
        event("[DONE]", 20);
        event("{\"error\":{\"message\":\"late\"}}", 30);
        assertThat(transcript.rawFinish()).hasValue("stop");
        assertThat(transcript.lastNanos()).isEqualTo(20 * MILLI);
    }

    private void event(String data, long millis) throws CallFailedException {
        transcript.event("", data, millis * MILLI);
    }
}
