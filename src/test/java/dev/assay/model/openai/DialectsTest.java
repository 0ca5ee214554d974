package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Finish;
import dev.assay.model.Model;
import dev.assay.model.ThinkingWish;
import dev.assay.testing.ScriptedAnswer;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DialectsTest {
    private final Wired wired = new Wired();

    @AfterEach
    void close() {
        wired.close();
    }

    static Stream<WireCase> streams() {
        return WireCase.in("streams.yaml");
    }

    static Stream<WireCase> wholes() {
        return WireCase.in("wholes.yaml");
    }

    static Stream<WireCase> errors() {
        return WireCase.in("errors.yaml");
    }

    @ParameterizedTest
    @MethodSource("streams")
    void stream_ofAnyDialect_isReadAsTableSays(WireCase row) throws Exception {
        ScriptedAnswer script = script(row, body(row, "data: ", "\n"));
        wired.server.next(script);
        row.check(Wired.ask(model(row, true)));
        assertThat(wired.server.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void stream_byteByByte_readsTheSame(WireCase row) throws Exception {
        wired.server.next(script(row, body(row, "data: ", "\n")).bytesAtATime(1));
        row.check(Wired.ask(model(row, true)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void stream_withCrLfAndNoSpace_readsTheSame(WireCase row) throws Exception {
        wired.server.next(script(row, body(row, "data:", "\r\n")).bytesAtATime(7));
        row.check(Wired.ask(model(row, true)));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void whole_ofAnyDialect_isReadAsTableSays(WireCase row) throws Exception {
        wired.server.next(ScriptedAnswer.status(200, row.text("body", "")));
        row.check(Wired.ask(model(row, false)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void error_ofAnyShape_isClassedAsTableSays(WireCase row) throws Exception {
        for (boolean stream : new boolean[] {true, false}) {
            ScriptedAnswer script = ScriptedAnswer.body(
                    row.row().path("status").asInt(),
                    row.text("contentType", "application/json"),
                    row.text("body", ""));
            for (var header : row.map("headers").entrySet()) {
                script = script.header(header.getKey(), header.getValue());
            }
            wired.server.next(script);
            boolean ended = wired.ask(stream)
                    .fold(
                            reply -> {
                                assertThat(reply.finish()).isEqualTo(Finish.FILTER);
                                assertThat(reply.rawFinish()).hasValue(row.text("filter", "no filter expected"));
                                return true;
                            },
                            failure -> {
                                WireCase.checkFailure(failure, row.row());
                                assertThat(failure.status())
                                        .hasValue(row.row().path("status").asInt());
                                return true;
                            });
            assertThat(ended).isTrue();
        }
        assertThat(wired.server.count()).isEqualTo(2);
    }

    private Model model(WireCase row, boolean stream) {
        return wired.models.model(Wired.spoken(
                wired.endpoint(stream),
                Wired.dialect(row.text("profile", "")),
                Optional.of(row.text("thinking", ""))
                        .filter(each -> !each.isEmpty())
                        .map(each -> new ThinkingWish.Switch(each.equals("on")))));
    }

    private static ScriptedAnswer script(WireCase row, String body) {
        String type = row.text("contentType", "text/event-stream");
        return ScriptedAnswer.body(200, type, body);
    }

    private static String body(WireCase row, String field, String lineEnd) {
        if (row.row().has("raw")) {
            return row.text("raw", "");
        }
        StringBuilder body = new StringBuilder();
        StreamSupport.stream(row.row().path("data").spliterator(), false)
                .forEach(data ->
                        body.append(field).append(data.asText()).append(lineEnd).append(lineEnd));
        return body.toString();
    }
}
