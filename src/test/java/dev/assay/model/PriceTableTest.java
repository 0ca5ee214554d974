package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.UserError;
import dev.assay.suite.Yaml;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceTableTest {
    private static final URI DEEPSEEK = URI.create("https://api.deepseek.com/v1");
    private static final Usage MILLION_EACH = usage(2_000_000, 1_000_000, 1_000_000);

    /** 2026-09-07 is a Monday. 0.22 + 0.007 + 0.66 is the sum off peak in that week, double that at peak. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-23T23:59:59Z, ",
        "2026-04-24T00:00:00Z, 0.4228",
        "2026-08-16T15:59:59Z, 0.4228",
        "2026-08-16T16:00:00Z, 0.887",
        "2026-09-07T00:59:59Z, 0.887",
        "2026-09-07T01:00:00Z, 1.774",
        "2026-09-07T03:59:59Z, 1.774",
        "2026-09-07T04:00:00Z, 0.887",
        "2026-09-07T06:00:00Z, 1.774",
        "2026-09-07T09:59:59Z, 1.774",
        "2026-09-07T10:00:00Z, 0.887",
        "2026-09-05T02:00:00Z, 0.887",
        "2026-09-06T02:00:00Z, 0.887",
        "2026-09-10T00:00:00Z, 0.753",
        "2026-09-24T02:00:00Z, 1.506",
        "2026-09-25T02:00:00Z, 0.753",
        "2026-10-01T07:00:00Z, 0.753",
        "2026-10-08T07:00:00Z, 1.506",
    })
    void shipped_deepseekFlash_followsDaysHoursAndHolidays(Instant at, BigDecimal want) {
        Optional<BigDecimal> cost = PriceTable.shipped()
                .of(DEEPSEEK, "deepseek-flash")
                .orElseThrow()
                .cost(MILLION_EACH, at);
        if (want == null) {
            assertThat(cost).isEmpty();
        } else {
            assertThat(cost.orElseThrow()).isEqualByComparingTo(want);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T16:29:59Z, 0.27",
        "2025-03-01T16:30:00Z, 0.135",
        "2025-03-02T00:29:59Z, 0.135",
        "2025-03-02T00:30:00Z, 0.27",
        "2025-09-05T16:30:00Z, 0.56",
    })
    void window_overMidnight_holdsOnBothSides(Instant at, BigDecimal wantPerMillionInput) {
        Optional<BigDecimal> cost =
                PriceTable.shipped().of(DEEPSEEK, "deepseek-chat").orElseThrow().cost(usage(1_000_000, 0, 0), at);
        assertThat(cost.orElseThrow()).isEqualByComparingTo(wantPerMillionInput);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.minimax.io/v1, MiniMax-M3, 512000, 0.1536",
        "https://api.minimax.io/v1, MiniMax-M3, 512001, 0.3072006",
        "https://generativelanguage.googleapis.com/v1beta/openai, gemini-3-pro-preview, 200000, 0.4",
        "https://generativelanguage.googleapis.com/v1beta/openai, gemini-3-pro-preview, 200001, ",
        "https://api.openai.com/v1, gpt-5-mini-2025-08-07, 1000000, 0.25",
        "https://api.z.ai/api/paas/v4, glm-4.7-flash, 1000000, 0",
    })
    void shipped_longPrompts_followTheTier(URI url, String model, long prompt, BigDecimal want) {
        Optional<BigDecimal> cost =
                PriceTable.shipped().of(url, model).orElseThrow().cost(usage(prompt, 0, 0), Instant.EPOCH);
        assertThat(cost.map(BigDecimal::stripTrailingZeros))
                .isEqualTo(Optional.ofNullable(want).map(BigDecimal::stripTrailingZeros));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000/v1, deepseek-flash",
        "https://api.deepseek.com.evil.example/v1, deepseek-flash",
        "https://api.deepseek.com, deepseek-next",
    })
    void shipped_otherHostOrModel_hasNoPrice(URI url, String model) {
        assertThat(PriceTable.shipped().of(url, model)).isEmpty();
    }

    @Test
    void cost_tokensUnknown_isUnknownNotZero() {
        PriceList list = PriceTable.shipped().of(DEEPSEEK, "deepseek-flash").orElseThrow();
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(list.cost(Usage.UNKNOWN, now)).isEmpty();
        assertThat(list.cost(usage(1, 0, 1), now)).contains(new BigDecimal("0.000000750"));
    }

    @Test
    void words_atPeakAndOffPeak_nameTheRatesThen() {
        PriceList list = PriceTable.shipped().of(DEEPSEEK, "deepseek-flash").orElseThrow();
        assertThat(list.words(Instant.parse("2026-11-24T12:00:00Z")).orElseThrow())
                .startsWith(
                        "0.15 in, 0.003 cached in, 0.60 out, US dollars per million tokens, as of 2026-11-22 (https://");
        assertThat(list.words(Instant.parse("2026-11-24T02:00:00Z")).orElseThrow())
                .startsWith("0.30 in, ");
        assertThat(list.words(Instant.EPOCH)).isEmpty();
    }

    @Test
    void shipped_endpointThatTellsCosts_isKnownAndSetsNone() {
        PriceList list = PriceTable.shipped()
                .of(URI.create("https://openrouter.ai/api/v1"), "a/b")
                .orElseThrow();
        assertThat(list.cost(usage(1, 0, 1), Instant.EPOCH)).isEmpty();
    }

    @Test
    void cost_noCachedRate_chargesInput() {
        assertThat(list("{in: 3, out: 5}").cost(usage(1_000_000, 400_000, 0), Instant.EPOCH))
                .contains(new BigDecimal("3.000000000"));
    }

    @Test
    void json_ofAList_readsBackAsTheSame() {
        PriceList list = PriceTable.shipped().of(DEEPSEEK, "deepseek-flash").orElseThrow();
        PriceList back = PriceList.of(Yaml.read("run.json", list.json().getBytes(StandardCharsets.UTF_8)));
        assertThat(back).isEqualTo(list).hasSameHashCodeAs(list);
        assertThat(back.asOf()).isEqualTo("2026-11-22");
        assertThat(back.source()).startsWith("https://api-docs.deepseek.com/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{in: -1, out: 5} | expected US dollars per million tokens, found `-1`",
                "{in: cheap, out: 5} | expected US dollars per million tokens, found `cheap`",
                "{in: 1e99, out: 5} | expected US dollars per million tokens, found `1e99`",
                "{in: 1, out: 5, form: 2026} | unknown key `form`",
                "{in: 1} | `out` is missing",
                "{from: yesterday, in: 1, out: 5} | not a time or date: `yesterday`",
                "{in: 1, out: 5, windows: [{utc: '9', in: 1, out: 1}]} | expected two times of day, found `9`",
                "{in: 1, out: 5, windows: [{utc: '09:00-25:00', in: 1, out: 1}]} | not a time or date: `25:00`",
                "{in: 1, out: 5, windows: [{utc: '01:00-02:00', days: [noday], in: 1, out: 1}]} | expected a day of the week",
                "{in: 1, out: 5}, {in: 2, out: 6} | this price begins no later than the one before it",
            })
    void read_badPrice_saysWhereAndWhat(String prices, String what) {
        assertThatThrownBy(() -> list(prices))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("prices.yaml:3: ")
                .hasMessageContaining(what);
    }

    private static PriceList list(String prices) {
        String yaml = "source: made up\nasOf: 2026-11-24\nprices: [" + prices + "]\n";
        return PriceList.of(Yaml.read("prices.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Usage usage(long prompt, long cached, long completion) {
        return new Usage(
                OptionalLong.of(prompt), OptionalLong.of(completion), OptionalLong.of(cached), OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8000/v1", "http://[::1]:8000/v1", "http://localhost/v1", "http://gpu/v1"})
    void of_aMachineOfOnesOwn_hasNoPublishedPrice(String url) {
        assertThat(PriceTable.shipped().of(URI.create(url), "deepseek-chat")).isEmpty();
    }

    @Test
    void read_hostThatIsNoPublicName_isRefused() {
        byte[] bytes = "lists: [{hosts: [127.0.0.1], models: [m]}]".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PriceTable.read("prices.yaml", bytes))
                .hasMessageContaining("not a public host: `127.0.0.1`");
    }
}
