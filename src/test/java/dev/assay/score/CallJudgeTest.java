package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.suite.CallOracle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CallJudgeTest {
    static List<JsonNode> results() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(CallJudgeTest.class.getResourceAsStream("call-judge.yaml"))
                .forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @MethodSource("results")
    void isRight_result_isAsTheTableSays(JsonNode row) {
        CallOracle oracle = CallOracle.of(row.path("oracle").asText("eq")).orElseThrow();
        CallJudge judge = new CallJudge(oracle, row.path("atol").asDouble());
        ArrayNode arguments =
                (ArrayNode) TypedJson.read(row.path("args").asText("[0]")).orElseThrow();

        boolean right = judge.isRight(
                arguments,
                typed(row.path("want").asText()),
                typed(row.path("got").asText()));

        assertThat(right).isEqualTo(row.path("right").asBoolean());
    }

    /** Reading 8 million digits one after the other takes minutes. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void isRight_integerWithoutEnd_isComparedAtOnce() {
        TypedJson endless = typed("{\"x\":\"0x" + "f7".repeat(4_000_000) + "\"}");
        ArrayNode none = TypedJson.array();

        for (CallOracle oracle : CallOracle.values()) {
            assertThat(new CallJudge(oracle, 1e-6).isRight(none, typed("16"), endless))
                    .isEqualTo(oracle == CallOracle.NOT_NONE);
        }
        assertThat(new CallJudge(CallOracle.EQUAL, 0).isRight(none, endless, endless))
                .isTrue();
        assertThat(CaseComparison.equal(TypedJson.read("16.5").orElseThrow(), endless))
                .isFalse();
        assertThat(CaseComparison.equal(TypedJson.read("16").orElseThrow(), endless))
                .isFalse();
    }

    @Test
    void beginning_longValue_isCut() {
        String list = "[" + "1234567,".repeat(100_000) + "1]";

        assertThat(typed(list).beginning(10)).isEqualTo("[1234567,1...");
        assertThat(typed("[1,2]").beginning(5)).isEqualTo("[1,2]");
        assertThat(typed("[1,2]").beginning(4)).isEqualTo("[1,2...");
        assertThat(typed("\"" + "x".repeat(100_000) + "\"").beginning(3)).isEqualTo("\"xx...");
    }

    private static TypedJson typed(String json) {
        return new TypedJson(TypedJson.read(json).orElseThrow());
    }
}
