package dev.assay.doctor;

import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import dev.assay.model.openai.Deadlines;
import dev.assay.model.openai.Proxies;
import dev.assay.model.openai.ServedModels;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds out what an endpoint does, by a dozen short calls: never what its profile says it does. Where the two differ the finding holds
 * both, and the diagnosis the lines for {@code assay.yaml} that mend it.
 */
public final class EndpointExamination {
    private final Probe probe;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();
    private final Overrides overrides = new Overrides();

    private EndpointExamination(Probe probe, InstantSource clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /** Examines an endpoint. */
    public static Diagnosis of(
            Endpoint endpoint, Deadlines deadlines, LongSupplier nanos, InstantSource clock, Proxies proxies)
            throws InterruptedException {
        try (Probe probe = new Probe(endpoint, deadlines, nanos, clock, proxies)) {
            return new EndpointExamination(probe, clock).examine();
        }
    }

    private Diagnosis examine() throws InterruptedException {
        ServedModels served = probe.served();
        Answering answering = new Answering(probe, overrides);
        findings.addAll(answering.look(served));
        Optional<Seen> answer = answering.answer();
        if (answer.isPresent()) {
            Probe.Way way = answering.way();
            findings.add(answering.usage());
            findings.addAll(new ThinkingCheck(probe, overrides, way).look(answer.get()));
            ParameterCheck parameters = new ParameterCheck(probe, overrides, way);
            findings.add(parameters.maxTokens());
            findings.add(parameters.temperature());
            findings.add(parameters.seed());
            findings.add(parameters.repeat());
            findings.add(new ContextCheck(probe, parameters.way()).look(served));
            findings.addAll(new HeaderCheck(clock).look(answer.get().wire()));
        } else {
            findings.add(Finding.unknown("all else", "not tried: no call was answered"));
        }
        served.entries().stream()
                .filter(entry -> entry.id().equals(probe.endpoint().modelId()))
                .findFirst()
                .flatMap(entry -> Servers.profile(entry, served.server(), answer))
                .ifPresent(overrides::server);
        List<String> profiles = probe.endpoint().dialect().profiles();
        return new Diagnosis(findings, profiles, overrides.lines(profiles));
    }

    /** Whether the endpoint refused the request as such, rather than failed. */
    static boolean refused(Seen seen) {
        return seen.failure()
                .map(failure -> failure.kind() == CallFailure.Kind.REJECTED)
                .orElse(false);
    }
}
