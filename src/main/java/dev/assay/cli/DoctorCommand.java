package dev.assay.cli;

import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.config.ProfiledModel;
import dev.assay.doctor.Diagnosis;
import dev.assay.doctor.EndpointExamination;
import dev.assay.doctor.Finding;
import dev.assay.doctor.Machine;
import dev.assay.model.Endpoint;
import dev.assay.model.Profiles;
import dev.assay.model.Redactor;
import dev.assay.model.Secret;
import dev.assay.model.openai.Deadlines;
import dev.assay.model.openai.Proxies;
import dev.assay.report.DoctorReport;
import dev.assay.suite.Shipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Examines endpoints and this machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds out by about fifteen short calls what an endpoint does, and whether its profile is right, before a run "
                        + "spends money on it. Looks at this machine too.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "A name from assay.yaml, or URL#model-id. Default: all of assay.yaml.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the key for the models given as URL#model-id.")
    @Nullable
    private String keyEnv;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.in(surroundings.workingDirectory());
        Profiles profiles = Profiles.in(Shipped.root().resolve(Profiles.FOLDER));
        Proxies proxies = Proxies.of(surroundings.environment());
        List<Secret> secrets = new ArrayList<>(proxies.secrets());
        List<Endpoint> endpoints = new ArrayList<>();
        for (ModelSpec spec : ChosenModels.named(names, Optional.ofNullable(keyEnv), config)) {
            ProfiledModel model = spec.profiled(profiles);
            Optional<Secret> key = model.keyEnv().map(name -> ChosenModels.key(name, surroundings));
            key.ifPresent(secrets::add);
            endpoints.add(model.endpoint(key, true));
        }
        Redactor redactor = new Redactor(secrets);
        List<Finding> machine = new Machine(
                        surroundings.variable("PATH").orElse(""),
                        surroundings.workingDirectory().resolve("results"),
                        surroundings.temporary())
                .examine();
        if (!json) {
            surroundings.out().print(DoctorReport.table("This machine", machine));
        }
        Map<String, Diagnosis> diagnoses = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            Diagnosis diagnosis = EndpointExamination.of(
                    endpoint, Deadlines.DEFAULT, surroundings.nanos(), surroundings.clock(), proxies);
            diagnoses.put(endpoint.label().text(), diagnosis);
            if (!json) {
                surroundings.out().println();
                surroundings
                        .out()
                        .print(redactor.redact(
                                DoctorReport.table(endpoint.label().text(), diagnosis.findings())));
                surroundings.out().print(redactor.redact(DoctorReport.profiles(diagnosis)));
            }
        }
        if (json) {
            surroundings.out().print(redactor.redact(DoctorReport.json(machine, diagnoses)));
        }
        boolean usable = machine.stream().noneMatch(finding -> finding.state() == Finding.State.BAD)
                && diagnoses.values().stream().allMatch(Diagnosis::isUsable);
        return usable ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
