package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Finish;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FinishReasonsTest {
    private static final FinishReasons REASONS = new FinishReasons(Dialect.GENERIC);

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "STOP, STOP",
        "eos_token, STOP",
        "eos, STOP",
        "stop_sequence, STOP",
        "length, LENGTH",
        "MAX_TOKENS, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "repetition, LENGTH",
        "repetition_detected, LENGTH",
        "content_filter, FILTER",
        "1301, FILTER",
        "1026, FILTER",
        "content_policy_violation, FILTER",
        "sensitive, FILTER",
        "SAFETY, FILTER",
        "tool_calls, TOOL",
        "function_call, TOOL",
        "'', UNKNOWN",
        "whatever, UNKNOWN"
    })
    void reason_ofAModel_hasItsMeaning(String raw, Finish finish) {
        assertThat(REASONS.of(raw)).isEqualTo(finish);
        assertThat(REASONS.failure(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_system_resource, BUSY",
        "overloaded, BUSY",
        "network_error, SERVER",
        "error, SERVER",
        "ERROR, SERVER",
        "abort, SERVER",
        "aborted, SERVER"
    })
    void reason_ofAServerThatGaveUp_isAFailure(String raw, CallFailure.Kind kind) {
        assertThat(REASONS.failure(raw)).isEqualTo(Optional.of(kind));
    }
}
