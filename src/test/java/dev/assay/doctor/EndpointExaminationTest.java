package dev.assay.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.ModelLabel;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.model.openai.Deadlines;
import dev.assay.model.openai.Proxies;
import dev.assay.report.DoctorReport;
import dev.assay.suite.Yaml;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.Golden;
import dev.assay.testing.ScriptedAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointExaminationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static Dialect dialect(String yaml) {
        ProfileWish wish = new ProfileWish(
                List.of(), Optional.of(Yaml.read("profile.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
        return new Profiles(List.of()).dialect(URI.create("http://h"), "m-1", wish);
    }

    private static Diagnosis examine(FakeModelServer server, Dialect dialect, Optional<Secret> key)
            throws InterruptedException {
        Endpoint endpoint = new Endpoint(
                new ModelLabel("m"),
                server.url(),
                "m-1",
                key,
                Sampling.GREEDY,
                true,
                dialect,
                Optional.empty(),
                Optional.empty());
        return EndpointExamination.of(
                endpoint,
                new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)),
                System::nanoTime,
                () -> NOW,
                Proxies.NONE);
    }

    private static Diagnosis check(String golden, FakeModelServer server, Dialect dialect) throws InterruptedException {
        Diagnosis diagnosis = examine(server, dialect, Optional.empty());
        String text = DoctorReport.table("m", diagnosis.findings()) + DoctorReport.profiles(diagnosis);
        Golden.check(
                EndpointExaminationTest.class, golden, text.replace(server.url().toString(), "http://HERE/v1"));
        return diagnosis;
    }

    @Test
    void examine_usualEndpoint_allGood() throws InterruptedException {
        try (FakeModelServer server = FakeModelServer.start().always(Manners.USUAL)) {
            Diagnosis diagnosis = check("usual.txt", server, Dialect.GENERIC);
            assertThat(diagnosis.isUsable()).isTrue();
            assertThat(diagnosis.overrides()).isEmpty();
            assertThat(diagnosis.findings()).extracting(Finding::state).containsOnly(Finding.State.GOOD);
        }
    }

    @Test
    void examine_endpointThatContradictsItsProfileThroughout_reportsTheEndpoint() throws InterruptedException {
        Manners contrary = new Manners(
                Optional.of("{\"id\":\"m-1\",\"owned_by\":\"vllm\",\"max_model_len\":4096}"),
                true,
                true,
                false,
                Optional.of("reasoning"),
                Optional.of("enable_thinking"),
                "max_tokens",
                List.of("seed"),
                false,
                List.of("Date", "Tue, 24 Nov 2026 09:50:00 GMT"));
        Dialect wrong = dialect("""
                stream: forbidden
                thinking: {default: off, off: {thinking: {type: disabled}}}
                reasoning: {sources: [reasoning_content]}
                params: {max_tokens: {as: max_completion_tokens}, temperature: {drop: always}}
                ctx: 131072
                """);
        try (FakeModelServer server = FakeModelServer.start().always(contrary)) {
            Diagnosis diagnosis = check("contrary.txt", server, wrong);
            assertThat(diagnosis.isUsable()).isTrue();
            assertThat(diagnosis.findings().stream()
                            .filter(each -> each.expected().isPresent()))
                    .extracting(Finding::subject)
                    .containsExactly("streaming", "thinking", "thinking off", "max tokens", "temperature", "context");
        }
    }

    @Test
    void examine_overrides_makeTheEndpointFit() throws InterruptedException {
        Manners odd = new Manners(
                Optional.empty(),
                true,
                false,
                true,
                Optional.of("tags"),
                Optional.of("enable_thinking"),
                "max_completion_tokens",
                List.of("seed"),
                true,
                List.of());
        try (FakeModelServer server = FakeModelServer.start().always(odd)) {
            Diagnosis diagnosis = check("odd.txt", server, Dialect.GENERIC);
            List<String> lines = diagnosis.overrides();
            String mended = String.join("\n", lines.subList(1, lines.size())).indent(-2);
            assertThat(check("odd-mended.txt", server, dialect(mended)).overrides())
                    .isEmpty();
        }
    }

    @Test
    void examine_keyRefused_saysSoAndTriesNoFurther() throws InterruptedException {
        ScriptedAnswer refusal = ScriptedAnswer.status(
                401, "{\"error\":{\"message\":\"Incorrect API key: k-123456789\",\"code\":\"invalid_api_key\"}}");
        try (FakeModelServer server = FakeModelServer.start().always(refusal)) {
            Diagnosis diagnosis = examine(server, Dialect.GENERIC, Optional.of(new Secret("k-123456789")));
            assertThat(diagnosis.isUsable()).isFalse();
            assertThat(diagnosis.toString()).doesNotContain("123456789");
            Finding key = finding(diagnosis, "key");
            assertThat(key.state()).isEqualTo(Finding.State.BAD);
            assertThat(key.seen()).startsWith("HTTP 401");
            assertThat(server.count()).isEqualTo(3);
        }
    }

    @Test
    void examine_modelNotServed_namesThoseThatAre() throws InterruptedException {
        try (FakeModelServer server = FakeModelServer.start()
                .always(call -> call.method().equals("GET")
                        ? ScriptedAnswer.status(200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")
                        : ScriptedAnswer.status(
                                404, "{\"error\":{\"message\":\"no m-1\",\"code\":\"model_not_found\"}}"))) {
            Finding model = finding(examine(server, Dialect.GENERIC, Optional.empty()), "model");
            assertThat(model.state()).isEqualTo(Finding.State.BAD);
            assertThat(model.seen()).isEqualTo("not served; the endpoint names a, b");
        }
    }

    @Test
    void examine_nobodyThere_saysWhere() throws InterruptedException {
        FakeModelServer server = FakeModelServer.start();
        server.close();
        Diagnosis diagnosis = examine(server, Dialect.GENERIC, Optional.empty());
        assertThat(finding(diagnosis, "reachable").state()).isEqualTo(Finding.State.BAD);
        assertThat(finding(diagnosis, "reachable").advice().orElseThrow())
                .contains(server.url().toString());
        assertThat(DoctorReport.profiles(diagnosis)).isEmpty();
    }

    @Test
    void json_holdsEveryFinding() throws InterruptedException {
        try (FakeModelServer server = FakeModelServer.start().always(Manners.USUAL)) {
            Diagnosis diagnosis = examine(server, Dialect.GENERIC, Optional.empty());
            Golden.check(
                    EndpointExaminationTest.class,
                    "usual.json",
                    DoctorReport.json(List.of(Finding.good("java", "17")), Map.of("m", diagnosis))
                            .replace(server.url().toString(), "http://HERE/v1"));
        }
    }

    private static Finding finding(Diagnosis diagnosis, String subject) {
        return diagnosis.findings().stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /** An endpoint that takes any wish for an answer and counts so many tokens in a long prompt. */
    private static ScriptedAnswer.Responder counting(int tokens) {
        Manners silent = new Manners(
                Optional.empty(),
                true,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                "max_new_tokens",
                List.of(),
                true,
                List.of());
        String whole = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":" + tokens + ",\"completion_tokens\":1}}";
        return call -> call.method().equals("POST") && call.lastMessage().contains("lamp")
                ? ScriptedAnswer.events(whole, "[DONE]")
                : silent.answer(call);
    }

    @ParameterizedTest
    @CsvSource({
        "2048, BAD, 'a prompt of 10,000 words is cut in silence: 2,048 tokens are left'",
        "10400, GOOD, 'not told; a prompt of 10,000 words is taken whole'"
    })
    void examine_contextNotTold_aLongPromptShowsWhetherItIsCut(int counted, Finding.State state, String seen)
            throws InterruptedException {
        try (FakeModelServer server = FakeModelServer.start().always(counting(counted))) {
            assertThat(examine(server, Dialect.GENERIC, Optional.empty()).findings())
                    .filteredOn(finding -> finding.subject().equals("context"))
                    .extracting(Finding::state, Finding::seen)
                    .containsExactly(tuple(state, seen));
        }
    }
}
