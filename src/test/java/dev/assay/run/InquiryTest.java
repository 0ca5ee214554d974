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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InquiryTest {
    private final List<Duration> waits = new ArrayList<>();

    /** Asks until the inquiry has enough, and no longer. */
    private Exchange ask(Exchange... answers) {
        PlannedSample sample = Fixture.plan(1, 1, "m").sample(0);
        Inquiry inquiry = new Inquiry(sample, Samples.request("q"));
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 0);
        for (int i = 0; i < answers.length; i++) {
            Optional<Duration> wait = inquiry.after(answers[i], backoff);
            assertThat(wait.isPresent()).as("asked again after " + (i + 1)).isEqualTo(i < answers.length - 1);
            wait.ifPresent(waits::add);
        }
        return inquiry.exchange().orElseThrow();
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
    void after_passingFailure_askedAgainWithGrowingWaits(CallFailure.Kind kind) {
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
    void after_lastingFailure_notAskedAgain(CallFailure.Kind kind) {
        assertThat(text(ask(failure(kind)))).isEqualTo("!" + kind);
        assertThat(waits).isEmpty();
    }

    @Test
    void after_everyAttemptFails_lastFailureWithAll() {
        Exchange exchange = ask(
                failure(CallFailure.Kind.SERVER),
                failure(CallFailure.Kind.SERVER),
                failure(CallFailure.Kind.BUSY),
                failure(CallFailure.Kind.TIMEOUT));
        assertThat(text(exchange)).isEqualTo("!TIMEOUT");
        assertThat(exchange.attempts()).hasSize(4);
        assertThat(waits).hasSize(3);
    }

    @Test
    void after_failureWithoutAttempts_endsAllTheSame() {
        Exchange bare = new CallFailure(CallFailure.Kind.SERVER, OptionalInt.empty(), "", List.of());
        assertThat(text(ask(bare, bare, bare, bare))).isEqualTo("!SERVER");
    }

    @Test
    void after_busy_askedMoreOften() {
        Exchange busy = failure(CallFailure.Kind.BUSY);
        ask(busy, busy, busy, busy, busy, busy);
        assertThat(waits).hasSize(5).last().isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void mayTake_anyPrompt_isABoundOnItsTokens() {
        PlannedSample sample = Fixture.plan(1, 1, "m").sample(0);
        Inquiry inquiry = new Inquiry(sample, Samples.request("\u4e2d\u6587"));
        assertThat(inquiry.mayTake()).isEqualTo(64 + 6 + 16);
    }

    @Test
    void after_serversWish_isFollowed() {
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
    void after_emptyReply_askedOnceMore() {
        Exchange second = ask(Samples.reply(" \n"), Samples.reply("yes"));
        assertThat(text(second)).isEqualTo("yes");
        assertThat(second.attempts()).hasSize(2);
        Exchange twice = ask(Samples.reply(""), Samples.reply(""));
        assertThat(text(twice)).isEmpty();
        assertThat(twice.attempts()).hasSize(2);
        assertThat(waits).containsOnly(Duration.ZERO);
    }

    @Test
    void after_emptyForAReason_notAskedAgain() {
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
    void after_failureBetweenEmptyReplies_stillEmpty() {
        Exchange exchange = ask(Samples.reply(""), failure(CallFailure.Kind.BUSY), Samples.reply(""));
        assertThat(text(exchange)).isEmpty();
        assertThat(exchange.attempts()).hasSize(3);
    }
}
