package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void call_anyWay_goesTheWholeWay(boolean stream) throws Exception {
        assertThat(Rehearsal.call(stream))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo("1"));
    }
}
