package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CaseComparisonTest {
    static List<Arguments> values() throws IOException {
        List<Arguments> all = new ArrayList<>();
        rows("case-comparison.yaml")
                .forEach(row -> all.add(Arguments.of(
                        row.path("want").asText(),
                        row.path("got").asText(),
                        row.path("equal").asBoolean())));
        return all;
    }

    @ParameterizedTest
    @MethodSource("values")
    void equal_wantAndGot_isAsTheTableSays(String want, String got, boolean equal) {
        TypedJson value = new TypedJson(TypedJson.read(got).orElseThrow());

        assertThat(CaseComparison.equal(TypedJson.read(want).orElseThrow(), value))
                .isEqualTo(equal);
    }

    @ParameterizedTest
    @MethodSource("values")
    void typed_ofWhatIsWanted_isEqualToIt(String want, String got, boolean equal) {
        JsonNode wanted = TypedJson.read(want).orElseThrow();

        assertThat(CaseComparison.equal(wanted, TypedJson.of(wanted))).isEqualTo(!want.equals("1e400"));
    }

    static List<Arguments> outputs() throws IOException {
        List<Arguments> all = new ArrayList<>();
        rows("token-comparison.yaml")
                .forEach(row -> all.add(Arguments.of(
                        row.path("want").asText(),
                        row.path("got").asText(),
                        row.path("decimals").asBoolean(),
                        row.path("says").asText())));
        return all;
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void difference_ofOutputs_isAsTheTableSays(String want, String got, boolean decimals, String says) {
        assertThat(TokenComparison.difference(want, got, decimals).orElse("")).isEqualTo(says);
    }

    @Test
    void read_whatIsNoJson_isNothing() {
        assertThat(TypedJson.read("")).isEmpty();
        assertThat(TypedJson.read("[1")).isEmpty();
        assertThat(TypedJson.read("[1] 2")).isEmpty();
        assertThat(TypedJson.read("NaN")).isEmpty();
        assertThat(TypedJson.read("[".repeat(100_000))).isEmpty();
    }

    @Test
    void typed_values_keepTheirType() {
        assertThat(typed("[1, 2.5, \"\u00e9\", null, {\"a\": false}, 1e2]"))
                .isEqualTo("[1,{\"f\":\"2.5\"},\"\\u00E9\",null,{\"d\":[[\"a\",false]]},{\"f\":\"100.0\"}]");
        assertThat(typed("-1e999")).isEqualTo("{\"f\":\"-inf\"}");
    }

    private static String typed(String json) {
        return TypedJson.of(TypedJson.read(json).orElseThrow()).toString();
    }

    private static JsonNode rows(String file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(CaseComparisonTest.class.getResourceAsStream(file));
    }
}
