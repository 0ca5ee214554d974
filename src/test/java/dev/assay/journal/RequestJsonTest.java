package dev.assay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Request;
import dev.assay.suite.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestJsonTest {
    private static final List<Message> MESSAGES = List.of(
            new Message(Message.Role.SYSTEM, "\"\\\n\u0001\u4e2d\ud83d\ude00"), new Message(Message.Role.USER, "q"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | 0",
                "512 | 512",
                "123456789012 | 123456789012",
                "-1 | -1",
                "0.70 | 0.70",
                "1e3 | 1E+3",
                "true | true",
                "\"a\\u0041\" | \"aA\"",
                "{\"b\": [{\"d\": 1, \"c\": null}], \"a\": 2} | {\"a\":2,\"b\":[{\"c\":null,\"d\":1}]}"
            })
    void canonical_ofAParameter_isSortedAndCompact(String value, String canonical) {
        String json = RequestJson.canonical(Request.of("m", List.of(), Map.of("p", value)));
        assertThat(json).isEqualTo("{\"messages\":[],\"model\":\"m\",\"p\":" + canonical + "}");
    }

    @Test
    void canonical_ofMessages_isTheLineOfTheJournalWithItsMembersSorted() {
        Request request = Request.of("m", MESSAGES, Map.of("zeta", "1", "max_tokens", "3"));
        assertThat(RequestJson.canonical(request))
                .isEqualTo(
                        "{\"max_tokens\":3,\"messages\":[{\"content\":\"\\\"\\\\\\n\\u0001\u4e2d\ud83d\ude00\",\"role\":\"system\"},"
                                + "{\"content\":\"q\",\"role\":\"user\"}],\"model\":\"m\",\"zeta\":1}");
        assertThat(Json.parse(RequestJson.canonical(request))).isEqualTo(RequestJson.write(request));
    }
}
