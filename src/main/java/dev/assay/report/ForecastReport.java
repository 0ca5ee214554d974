package dev.assay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.compare.Precision;
import dev.assay.model.Money;
import dev.assay.run.Forecast;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What a run would use, and what it could show, for a terminal and as JSON. */
public final class ForecastReport {
    private static final Set<Integer> NUMBERS = Set.of(2, 3, 4, 5, 6, 7);

    /** A share of tasks on which two models differ that is usual for two of the same class. */
    private static final double DISCORDANCE = 0.2;

    private static final double MILLIS_A_MINUTE = 60_000;
    private static final double MILLIS_AN_HOUR = 60 * MILLIS_A_MINUTE;

    private ForecastReport() {}

    /** A table and the sentences below it. */
    public static String table(List<Forecast> forecasts) {
        ModelNames names =
                new ModelNames(forecasts.stream().map(Forecast::model).toList());
        Grid grid = new Grid(
                NUMBERS,
                List.of("suite", "model", "calls", "prompt", "answers", "cost", "call time", "score to", "by"));
        forecasts.forEach(each -> grid.add(row(each, names)));
        StringBuilder text =
                new StringBuilder(grid.print()).append(total(forecasts)).append('\n');
        text.append(
                "Tokens of answers: about, or at most; call time: of all calls one after the other. `score to`: half of the"
                        + " widest 95 % interval.\n");
        forecasts.stream()
                .filter(each -> each.model().equals(forecasts.get(0).model()))
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "%s: two models that differ on a fifth of its %,d tasks are told apart from %s points on.%n",
                        each.suite(),
                        each.tasks(),
                        points(Precision.ofDifference(each.tasks(), DISCORDANCE)))));
        return text.toString();
    }

    private static List<String> row(Forecast each, ModelNames names) {
        return List.of(
                each.suite(),
                names.of(each.model()),
                String.format(Locale.ROOT, "%,d", each.calls()),
                Numbers.whole(OptionalLong.of(each.promptTokens())),
                answers(each.completionTokens(), each.completionMost()),
                cost(each.cost(), each.costMost()),
                hours(each.callMillis()),
                "\u00b1" + points(Precision.ofScore(each.tasks())),
                each.basis().orElse("length of the prompts"));
    }

    private static String total(List<Forecast> forecasts) {
        long calls = forecasts.stream().mapToLong(Forecast::calls).sum();
        long prompt = forecasts.stream().mapToLong(Forecast::promptTokens).sum();
        boolean known =
                forecasts.stream().allMatch(each -> each.completionTokens().isPresent());
        long most = forecasts.stream()
                .mapToLong(each -> each.completionTokens().orElse(each.completionMost()))
                .sum();
        return String.format(
                Locale.ROOT,
                "In all: %,d calls, about %,d tokens of prompts and %s %,d of answers, cost %s.",
                calls,
                prompt,
                known ? "about" : "at most",
                most,
                cost(
                        sum(forecasts.stream().map(Forecast::cost).toList()),
                        sum(forecasts.stream().map(Forecast::costMost).toList())));
    }

    private static String answers(OptionalLong about, long most) {
        return about.isPresent() ? "~" + Numbers.whole(about) : "\u2264" + Numbers.whole(OptionalLong.of(most));
    }

    private static String cost(Optional<BigDecimal> about, Optional<BigDecimal> most) {
        return about.isPresent()
                ? "~" + Numbers.dollars(about)
                : most.isPresent() ? "\u2264" + Numbers.dollars(most) : "-";
    }

    private static String hours(OptionalDouble time) {
        double millis = time.orElse(0);
        String format = millis < MILLIS_A_MINUTE ? "~%.1f s" : millis < MILLIS_AN_HOUR ? "~%.1f min" : "~%.1f h";
        double unit = millis < MILLIS_A_MINUTE ? 1000 : millis < MILLIS_AN_HOUR ? MILLIS_A_MINUTE : MILLIS_AN_HOUR;
        return time.isEmpty() ? "-" : String.format(Locale.ROOT, format, millis / unit);
    }

    private static Optional<BigDecimal> sum(List<Optional<BigDecimal>> costs) {
        return costs.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : costs.stream().flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    private static String points(Optional<Double> half) {
        return half.map(Numbers::points).orElse("-");
    }

    /** All of it as JSON ({@code assay-plan/1}). */
    public static String json(List<Forecast> forecasts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "assay-plan/1");
        ArrayNode cells = root.putArray("forecasts");
        for (Forecast each : forecasts) {
            ObjectNode node = cells.addObject();
            node.put("suite", each.suite())
                    .put("model", each.model().text())
                    .put("tasks", each.tasks())
                    .put("calls", each.calls());
            ObjectNode tokens = node.putObject("tokens");
            tokens.put("prompt", each.promptTokens());
            each.completionTokens()
                    .ifPresentOrElse(about -> tokens.put("completion", about), () -> tokens.putNull("completion"));
            tokens.put("completionMost", each.completionMost());
            put(node, "cost", each.cost());
            put(node, "costMost", each.costMost());
            each.callMillis()
                    .ifPresentOrElse(
                            millis -> node.put("callMillis", Numbers.rounded(millis)),
                            () -> node.putNull("callMillis"));
            node.put("basis", each.basis().orElse(null));
            Precision.ofScore(each.tasks()).ifPresent(half -> node.put("scoreHalfWidth", Numbers.rounded(half)));
            Precision.ofDifference(each.tasks(), DISCORDANCE)
                    .ifPresent(half -> node.put("differenceHalfWidth", Numbers.rounded(half)));
        }
        return root.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, String name, Optional<BigDecimal> money) {
        money.ifPresentOrElse(value -> node.put(name, Money.plain(value)), () -> node.putNull(name));
    }
}
