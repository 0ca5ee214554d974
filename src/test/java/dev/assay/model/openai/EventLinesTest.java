package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventLinesTest {
    /** {@code \} in a case stands for an escape; events are printed as {@code name|data}, joined by a semicolon. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
                    data: a\\n\\n                       @ |a
                    data:a\\n\\n                        @ |a
                    data:  a\\n\\n                      @ | a
                    data: a\\r\\n\\r\\ndata: b\\r\\n\\r\\n @ |a;|b
                    data: a\\r\\rdata: b\\r\\r          @ |a;|b
                    data: a\\r\\n\\ndata: b\\n\\r\\n    @ |a;|b
                    data: a\\ndata: b\\n\\n             @ |a+b
                    data\\ndata\\n\\n                   @ |+
                    : x\\ndata: a\\n: y\\n\\n           @ |a
                    event: error\\ndata: a\\n\\ndata: b\\n\\n @ error|a;|b
                    event: ping\\n\\ndata: a\\n\\n      @ |a
                    id: 1\\nretry: 3\\nfoo: x\\ndata: a\\n\\n @ |a
                    data: a: b\\n\\n                    @ |a: b
                    datax: a\\n\\n                      @ ''
                    \\n\\n\\ndata: a\\n\\n\\n\\n        @ |a
                    data: é和😀\\n\\n                    @ |é和😀
                    data: a                             @ |a
                    data: a\\n                          @ |a
                    """)
    void events_cutAnywhere_areTheSame(String text, String events) throws Exception {
        byte[] bytes = text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, bytes.length)).isEqualTo(events);
        for (int size = 1; size < 5; size++) {
            assertThat(read(bytes, size)).isEqualTo(events);
        }
    }

    @Test
    void events_cutAtRandom_areTheSame() throws Exception {
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        String[] ends = {"\n", "\r\n", "\r"};
        for (int i = 0; i < 200; i++) {
            String end = ends[random.nextInt(3)];
            text.append("data: é和😀".repeat(1 + random.nextInt(3)))
                    .append(i)
                    .append(end)
                    .append(end);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String whole = read(bytes, bytes.length);
        assertThat(whole.split(";")).hasSize(200);
        for (int size = 1; size < 40; size++) {
            assertThat(read(bytes, size)).isEqualTo(whole);
        }
    }

    @Test
    void event_carriesTheTimeOfItsLastByte() throws Exception {
        List<Long> nanos = new ArrayList<>();
        EventLines lines = new EventLines((name, data, at) -> nanos.add(at));
        lines.bytes(ByteBuffer.wrap("data: a\n".getBytes(StandardCharsets.UTF_8)), 5);
        lines.bytes(ByteBuffer.wrap("\ndata: b".getBytes(StandardCharsets.UTF_8)), 7);
        lines.end(9);
        assertThat(nanos).containsExactly(7L, 9L);
    }

    @Test
    void line_withoutEnd_isRefused() {
        EventLines lines = new EventLines((name, data, at) -> {});
        byte[] piece = new byte[1 << 20];
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 40; i++) {
                        lines.bytes(ByteBuffer.wrap(piece), 0);
                    }
                })
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("32 MiB");
    }

    private static String read(byte[] bytes, int size) throws CallFailedException {
        List<String> events = new ArrayList<>();
        EventLines lines = new EventLines((name, data, nanos) -> events.add(name + "|" + data.replace('\n', '+')));
        for (int from = 0; from < bytes.length; from += size) {
            lines.bytes(ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from)), from);
        }
        lines.end(bytes.length);
        return String.join(";", events);
    }
}
