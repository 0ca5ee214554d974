package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.pace.Backoff;
import dev.assay.testing.Samples;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AskingTest {
    private final List<Duration> waits = new ArrayList<>();

    private Exchange ask(Exchange... answers) throws InterruptedException {
        Deque<Exchange> left = new ArrayDeque<>(List.of(answers));
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 4, () -> 0);
        FakeModel model = new FakeModel("m", (question, call) -> left.remove());
        Exchange exchange = new Asking(backoff, waits::add).ask(model, Samples.request("q"));
        assertThat(left).as("answers not asked for").isEmpty();
        return exchange;
    }

    private static String text(Exchange exchange) {
        return exchange.fold(reply -> reply.text(), failure -> "!" + failure.kind());
    }

    private static Exchange failure(CallFailure.Kind kind) {
        return Samples.failure(kind, "why");
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFailure.Kind.class,
            names = {"CONNECTION", "TIMEOUT", "BUSY", "SERVER", "MALFORMED"})
    void ask_passingFailure_askedAgainWithGrowingWaits(CallFailure.Kind kind) throws InterruptedException {
        Exchange exchange = ask(failure(kind), failure(kind), Samples.reply("yes"));
        assertThat(text(exchange)).isEqualTo("yes");
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(exchange.attempts())
                .extracting(attempt -> attempt.failure().map(Attempt.Failure::kind))
                .containsExactly(Optional.of(kind), Optional.of(kind), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = CallFailure.Kind.class,
            names = {"REJECTED", "UNAUTHORIZED", "NOT_FOUND", "EXHAUSTED"})
    void ask_lastingFailure_notAskedAgain(CallFailure.Kind kind) throws InterruptedException {
        assertThat(text(ask(failure(kind)))).isEqualTo("!" + kind);
        assertThat(waits).isEmpty();
    }

    @Test
    void ask_everyAttemptFails_lastFailureWithAll() throws InterruptedException {
        Exchange exchange = ask(
                failure(CallFailure.Kind.BUSY),
                failure(CallFailure.Kind.SERVER),
                failure(CallFailure.Kind.BUSY),
                failure(CallFailure.Kind.TIMEOUT));
        assertThat(text(exchange)).isEqualTo("!TIMEOUT");
        assertThat(exchange.attempts()).hasSize(4);
        assertThat(waits).hasSize(3);
    }

    @Test
    void ask_failureWithoutAttempts_endsAllTheSame() throws InterruptedException {
        Exchange bare = new CallFailure(CallFailure.Kind.BUSY, OptionalInt.empty(), "", List.of());
        assertThat(text(ask(bare, bare, bare, bare))).isEqualTo("!BUSY");
    }

    @Test
    void ask_serversWish_isFollowed() throws InterruptedException {
        Attempt.Failure told = new Attempt.Failure(CallFailure.Kind.BUSY, 429, "", Optional.of(Duration.ofSeconds(7)));
        Exchange busy = new CallFailure(
                CallFailure.Kind.BUSY,
                OptionalInt.of(429),
                "",
                List.of(new Attempt(Samples.BEGAN, 1, Optional.of(told))));
        ask(busy, Samples.reply("yes"));
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void ask_emptyReply_askedOnceMore() throws InterruptedException {
        Exchange second = ask(Samples.reply(" \n"), Samples.reply("yes"));
        assertThat(text(second)).isEqualTo("yes");
        assertThat(second.attempts()).hasSize(2);
        Exchange twice = ask(Samples.reply(""), Samples.reply(""));
        assertThat(text(twice)).isEmpty();
        assertThat(twice.attempts()).hasSize(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void ask_emptyForAReason_notAskedAgain() throws InterruptedException {
        Reply empty = Samples.reply("");
        for (Finish finish : List.of(Finish.LENGTH, Finish.FILTER, Finish.TOOL)) {
            ask(new Reply(
                    "",
                    empty.reasoning(),
                    finish,
                    empty.rawFinish(),
                    empty.usage(),
                    empty.timing(),
                    empty.servedBy(),
                    empty.attempts()));
        }
    }

    @Test
    void ask_failureBetweenEmptyReplies_stillEmpty() throws InterruptedException {
        Exchange exchange = ask(Samples.reply(""), failure(CallFailure.Kind.BUSY), Samples.reply(""));
        assertThat(text(exchange)).isEmpty();
        assertThat(exchange.attempts()).hasSize(3);
    }
}
