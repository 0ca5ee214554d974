package dev.assay.config;

import dev.assay.suite.YamlNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code gate} section of {@code assay.yaml}. Everything may be left out; shares are numbers from 0 to 1.
 *
 * @param baseline path of the file
 * @param margin largest drop that is accepted
 * @param confidence of a verdict, one-sided
 * @param stop one of {@link #STOPS}
 * @param inconclusive what an inconclusive gate does, one of {@link #ANSWERS}
 * @param confirmedDrop what a drop does that is certain though it may be small, one of {@link #ANSWERS}
 * @param errorsMax largest share of missing samples
 * @param suites with wishes of their own
 */
public record GateConfig(
        Optional<String> baseline,
        Optional<Double> margin,
        Optional<Double> confidence,
        Optional<String> stop,
        Optional<String> inconclusive,
        Optional<String> confirmedDrop,
        Optional<Double> errorsMax,
        Map<String, SuiteGate> suites) {
    /** When a gate may look. */
    public static final List<String> STOPS = List.of("off", "auto", "eager");

    /** What may be done about an inconclusive gate. */
    public static final List<String> ANSWERS = List.of("pass", "warn", "fail");

    /** One that says nothing. */
    public static final GateConfig NONE = new GateConfig(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    private static final List<String> KEYS = List.of(
            "baseline", "margin", "confidence", "inconclusive", "confirmedDrop", "stop", "target", "errors", "suites");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public GateConfig {
        suites = Collections.unmodifiableMap(new LinkedHashMap<>(suites));
    }

    /**
     * What one suite wishes.
     *
     * @param samples answers a task
     * @param margin largest drop that is accepted
     */
    public record SuiteGate(OptionalInt samples, Optional<Double> margin) {}

    static GateConfig read(YamlNode node) {
        node.allowOnly(KEYS);
        node.get("target").ifPresent(GateConfig::checkTarget);
        Map<String, SuiteGate> suites = new LinkedHashMap<>();
        node.get("suites")
                .ifPresent(all -> all.members().forEach((name, suite) -> {
                    suite.allowOnly(List.of("samples", "margin", "target"));
                    suite.get("target").ifPresent(GateConfig::checkTarget);
                    suites.put(name, new SuiteGate(suite.integer("samples", 1), margin(suite)));
                }));
        node.get("errors").ifPresent(errors -> errors.allowOnly(List.of("max")));
        return new GateConfig(
                node.get("baseline").map(GateConfig::file),
                margin(node),
                node.get("confidence").map(GateConfig::confidence),
                word(node, "stop", STOPS),
                word(node, "inconclusive", ANSWERS),
                word(node, "confirmedDrop", ANSWERS),
                node.get("errors").flatMap(errors -> errors.get("max")).map(GateConfig::errors),
                suites);
    }

    private static String file(YamlNode node) {
        if (node.isMapping() || node.text().startsWith("artifact:")) {
            throw node.error(
                    "baselines from elsewhere, and `live` ones, are not built yet",
                    "Write the path of a file that `assay baseline record` wrote.");
        }
        return node.text();
    }

    private static void checkTarget(YamlNode node) {
        if (!node.text().equals("population")) {
            throw node.error(
                    "target `%s` is not built yet".formatted(node.text()),
                    "Leave it out, or write `population`: questions like these.");
        }
    }

    private static Optional<Double> margin(YamlNode node) {
        return node.get("margin")
                .map(each -> margin(each.text())
                        .orElseThrow(() -> each.error("`%s` is no margin".formatted(each.text()), MARGIN_FIX)));
    }

    /** How a margin is written. */
    public static final String MARGIN_FIX = "Write points above 0 and below 100, as 3pp.";

    /** How a confidence is written. */
    public static final String CONFIDENCE_FIX = "Write a share above 50% and below 100%, as 95%.";

    /** How a share of errors is written. */
    public static final String ERRORS_FIX = "Write a share from 0% to below 100%, as 2%.";

    private static double confidence(YamlNode node) {
        return confidence(node.text())
                .orElseThrow(() -> node.error("`%s` is no confidence".formatted(node.text()), CONFIDENCE_FIX));
    }

    private static double errors(YamlNode node) {
        return errors(node.text())
                .orElseThrow(() -> node.error("`%s` is no share of errors".formatted(node.text()), ERRORS_FIX));
    }

    private static Optional<String> word(YamlNode node, String key, List<String> allowed) {
        return node.get(key).map(each -> {
            if (!allowed.contains(each.text())) {
                throw each.error(
                        each.text().equals("anytime")
                                ? "`stop: anytime` is not built yet"
                                : "`%s` is none of the values of `%s`".formatted(each.text(), key),
                        "Write one of: %s.".formatted(String.join(", ", allowed)));
            }
            return each.text();
        });
    }

    /** A margin such as {@code 3pp}; absent where the text is none. */
    public static Optional<Double> margin(String text) {
        return hundredths(text, "pp").filter(margin -> margin > 0 && margin < 1);
    }

    /** A confidence such as {@code 95%}; absent where the text is none. */
    public static Optional<Double> confidence(String text) {
        return hundredths(text, "%").filter(confidence -> confidence > 0.5 && confidence < 1);
    }

    /** A share of errors such as {@code 2%}; absent where the text is none. */
    public static Optional<Double> errors(String text) {
        return hundredths(text, "%").filter(share -> share < 1);
    }

    private static Optional<Double> hundredths(String text, String unit) {
        return text.matches("\\d{1,3}(\\.\\d{1,6})? ?" + unit)
                ? Optional.of(new BigDecimal(
                                text.substring(0, text.length() - unit.length()).strip())
                        .divide(HUNDRED)
                        .doubleValue())
                : Optional.empty();
    }
}
