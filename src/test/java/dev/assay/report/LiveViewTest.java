package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.Manifest;
import dev.assay.model.CallFailure;
import dev.assay.model.ModelLabel;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Domain;
import dev.assay.suite.Message;
import dev.assay.suite.PromptTemplate;
import dev.assay.suite.Suite;
import dev.assay.suite.SuiteId;
import dev.assay.suite.Target;
import dev.assay.suite.Task;
import dev.assay.testing.Samples;
import dev.assay.testing.VerdictLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LiveViewTest {
    private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(-3));
    private final List<String> notices = new ArrayList<>();

    private static Plan plan(int tasks) {
        Suite suite = new Suite(
                new SuiteId("mine", Samples.DIGEST),
                "",
                Domain.TEXT,
                "",
                new PromptTemplate(List.of(new Message(Message.Role.USER, "?"))),
                IntStream.range(0, tasks)
                        .mapToObj(i -> new Task("t" + i, Map.of(), new Target.TextTarget(""), Set.of()))
                        .toList(),
                1,
                64,
                "");
        return Plan.of(
                List.of(PlannedSuite.of(suite, "mine", Manifest.Selection.ALL, 1, 64)),
                List.of(new ModelLabel("http://h/v1#a"), new ModelLabel("http://h/v1#b")));
    }

    private LiveView view(Plan plan, int before) {
        return new LiveView(plan, before, nanos::get, notices::add);
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void line_overARun_tellsHowFarItIs() {
        Plan plan = plan(100);
        LiveView view = view(plan, 20);
        assertThat(view.line()).isEqualTo("20/200 (10 %): 0 tokens/s, 0 errors, - left");
        pass(10);
        for (int i = 0; i < 20; i++) {
            view.exchanged(plan.samples().get(i), Samples.reply("yes"));
        }
        VerdictLines.of("http://h/v1#a", "r r r w").forEach(view::graded);
        VerdictLines.of("http://h/v1#b", "w g").forEach(view::graded);
        assertThat(view.line()).isEqualTo("40/200 (20 %): a 75.0 %, b 0.0 %, 40 tokens/s, 1 error, 1:20 left");
        view.exchanged(plan.samples().get(20), Samples.failure(CallFailure.Kind.BUSY, "busy"));
        pass(9990);
        assertThat(view.line()).isEqualTo("41/200 (20 %): a 75.0 %, b 0.0 %, 0 tokens/s, 2 errors, 21:01:54 left");
        assertThat(view.done()).isEqualTo(41);
        assertThat(view.total()).isEqualTo(200);
    }

    @Test
    void stopped_hostileMessage_saidSafely() {
        view(plan(1), 0)
                .stopped(
                        new ModelLabel("http://h/v1#a"),
                        new CallFailure(
                                CallFailure.Kind.UNAUTHORIZED,
                                java.util.OptionalInt.of(401),
                                "bad\u001b[2J\nkey",
                                List.of()));
        assertThat(notices).containsExactly("a: no more calls to this model: bad\\u{1B}[2J key");
    }

    @Test
    void progress_noTerminal_endsQuietly() {
        assertThat(shown(false)).isEmpty();
    }

    @Test
    void progress_terminal_endsWithTheLastState() {
        assertThat(shown(true)).contains("2/4").contains("0 errors");
    }

    private String shown(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Plan plan = plan(2);
        LiveView view = view(plan, 1);
        Progress progress = Progress.start(view, terminal, out);
        view.exchanged(plan.samples().get(0), Samples.reply("yes"));
        progress.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
