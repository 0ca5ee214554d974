package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Baseline;
import dev.assay.compare.BaselineFile;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateRule;
import dev.assay.compare.GateVerdict;
import dev.assay.config.GateConfig;
import dev.assay.suite.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a gate decides, as options and configuration say.
 *
 * @param file of the baseline, as it was named
 * @param inconclusive one of {@link GateConfig#ANSWERS}
 * @param confirmedDrop one of {@link GateConfig#ANSWERS}
 */
record GateSettings(
        String file,
        Baseline baseline,
        Optional<Double> margin,
        double confidence,
        GateRule.Stop stop,
        double errorsMax,
        String inconclusive,
        String confirmedDrop,
        boolean acceptChanged,
        boolean json,
        GateConfig config) {
    private static final double ERRORS_MAX = 0.02;
    private static final String WARN = "warn";
    private static final String FAIL = "fail";

    static GateSettings of(GateOptions options, GateConfig config, Surroundings surroundings) {
        refuse("--target", options.target, "population");
        if (options.live != null) {
            throw new UserError(
                    "--live: gates that ask baseline and candidate in turn are not built yet",
                    "Record the baseline before, with `assay baseline record`.");
        }
        String stop = word("--stop", options.stop, config.stop(), GateConfig.STOPS, "auto");
        String inconclusive =
                word("--inconclusive", options.inconclusive, config.inconclusive(), GateConfig.ANSWERS, WARN);
        String drop = word("--confirmed-drop", options.confirmedDrop, config.confirmedDrop(), GateConfig.ANSWERS, WARN);
        Optional<Double> margin = share("--margin", options.margin, GateConfig::margin, GateConfig.MARGIN_FIX);
        Optional<Double> confidence =
                share("--confidence", options.confidence, GateConfig::confidence, GateConfig.CONFIDENCE_FIX);
        Optional<Double> errors = share("--errors-max", options.errorsMax, GateConfig::errors, GateConfig.ERRORS_FIX);
        String file = options.baseline != null
                ? options.baseline.toString()
                : config.baseline()
                        .orElseThrow(() -> new UserError(
                                "no baseline is named", "Give --baseline FILE; `assay baseline record` writes one."));
        Baseline baseline = BaselineFile.read(surroundings.workingDirectory().resolve(file));
        for (String name : config.suites().keySet()) {
            if (baseline.suite(name).isEmpty()) {
                throw notThere(name, file, baseline);
            }
        }
        return new GateSettings(
                file,
                baseline,
                margin,
                confidence.or(config::confidence).orElse(GateRule.CONFIDENCE),
                GateRule.Stop.valueOf(stop.toUpperCase(Locale.ROOT)),
                errors.or(config::errorsMax).orElse(ERRORS_MAX),
                inconclusive,
                drop,
                options.acceptChanged,
                options.json,
                config);
    }

    /** A suite that is not in the baseline cannot be gated. */
    static UserError notThere(String suite, String file, Baseline baseline) {
        return new UserError(
                "%s: not in the baseline %s".formatted(suite, file),
                "It holds: %s. Leave the suite out, or record it."
                        .formatted(String.join(
                                ", ",
                                baseline.suites().stream()
                                        .map(Baseline.Suite::name)
                                        .toList())));
    }

    private static void refuse(String option, @Nullable String value, String known) {
        if (value != null && !value.equals(known)) {
            throw new UserError(
                    "%s %s: not built yet".formatted(option, value), "Leave it out, or write %s.".formatted(known));
        }
    }

    private static String word(
            String option, @Nullable String value, Optional<String> config, List<String> allowed, String otherwise) {
        if (value == null) {
            return config.orElse(otherwise);
        }
        if (!allowed.contains(value)) {
            throw new UserError(
                    "%s %s: %s".formatted(option, value, value.equals("anytime") ? "not built yet" : "no such value"),
                    "Write one of: %s.".formatted(String.join(", ", allowed)));
        }
        return value;
    }

    private static Optional<Double> share(
            String option, @Nullable String value, Function<String, Optional<Double>> read, String fix) {
        return value == null
                ? Optional.empty()
                : Optional.of(read.apply(value)
                        .orElseThrow(() -> new UserError("%s %s: not a share".formatted(option, value), fix)));
    }

    /** The rule for one of so many suites. */
    GateRule rule(String suite, int suites) {
        double own = Optional.ofNullable(config.suites().get(suite))
                .flatMap(GateConfig.SuiteGate::margin)
                .or(() -> margin)
                .or(config::margin)
                .orElse(GateRule.MARGIN);
        return new GateRule(own, confidence, stop, suites, errorsMax);
    }

    /** Whether the baseline was sampled at temperature 0, where more than one sample of a task tells nothing. */
    boolean isGreedy() {
        SortedMap<String, String> sent = baseline.origin().model().settings();
        return sent.getOrDefault("temperature", "").matches("0(\\.0*)?")
                || sent.getOrDefault("do_sample", "").equals("false");
    }

    /** Samples of a task that a suite wishes of its own. */
    OptionalInt samples(String suite) {
        return Optional.ofNullable(config.suites().get(suite))
                .map(GateConfig.SuiteGate::samples)
                .orElse(OptionalInt.empty());
    }

    /** What a run is for that is gated so: another baseline or another rule is another run. */
    String purpose(List<String> suites) {
        Digest digest = new Digest().add(baseline.sha256());
        suites.forEach(suite -> digest.add(suite).add(rule(suite, suites.size()).toString()));
        return "gate " + digest.hex().substring(0, 16);
    }

    /** Whether an inconclusive suite is to fail. */
    boolean inconclusiveFails() {
        return inconclusive.equals(FAIL);
    }

    /** Whether a confirmed drop is to fail. */
    boolean dropFails() {
        return confirmedDrop.equals(FAIL);
    }

    /** What the command ends with. */
    int exitCode(GateReport report) {
        return switch (report.verdict()) {
            case PASS -> ExitCode.OK;
            case FAIL -> ExitCode.GATE_FAILED;
            case UNUSABLE -> ExitCode.INCOMPLETE;
            case INCONCLUSIVE ->
                report.suites().stream().anyMatch(this::isToFail) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
        };
    }

    private boolean isToFail(GateResult suite) {
        return suite.verdict() == GateVerdict.INCONCLUSIVE
                && (suite.dropConfirmed() ? dropFails() : inconclusiveFails());
    }

    /** Whether an inconclusive gate is told of in a CI's log. */
    boolean warns() {
        return !inconclusive.equals("pass");
    }
}
