package dev.assay.report;

import dev.assay.compare.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** What is known of pairs of models. */
final class PairTable {
    private final ModelNames names;

    PairTable(ModelNames names) {
        this.names = names;
    }

    void write(Sheet sheet, List<Difference> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        boolean single =
                pairs.stream().anyMatch(each -> each.agreement().mcNemar().isPresent());
        boolean missing = pairs.stream().anyMatch(PairTable::lacks);
        List<String> header = new ArrayList<>(List.of(
                "model",
                "against",
                "points",
                "95 % interval",
                "p (Holm)",
                "tasks",
                "paired",
                "missing",
                "unmatched",
                "differ",
                "phi"));
        if (single) {
            header.addAll(List.of("right alone", "McNemar mid-p"));
        }
        if (missing) {
            header.add("points if none were missing");
        }
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (Difference each : pairs) {
            List<String> row = new ArrayList<>(figures(each));
            if (single) {
                row.addAll(mcNemar(each));
            }
            if (missing) {
                row.add(lacks(each) ? each.bounds().map(Numbers::range).orElse("-") : "");
            }
            rows.add(row);
        }
        sheet.table(Set.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), rows);
    }

    /** Whether a sample of a task that both were asked is missing: then the bounds are wider than the difference. */
    private static boolean lacks(Difference difference) {
        return difference.bounds().stream().anyMatch(range -> range.high() - range.low() > 1e-9);
    }

    private List<String> figures(Difference each) {
        return List.of(
                names.of(each.a()),
                names.of(each.b()),
                each.value().map(value -> Numbers.points(value.value())).orElse("-"),
                each.value().map(Numbers::range).orElse("-"),
                p(each.holm()),
                Integer.toString(each.counts().union()),
                Integer.toString(each.counts().paired()),
                Integer.toString(each.counts().missing()),
                Integer.toString(each.counts().unmatched()),
                decimal(each.agreement().discordance()),
                decimal(each.agreement().correlation()));
    }

    private static List<String> mcNemar(Difference each) {
        return List.of(
                each.agreement()
                        .mcNemar()
                        .map(test -> test.onlyA() + " : " + test.onlyB())
                        .orElse("-"),
                each.agreement()
                        .mcNemar()
                        .map(test -> p(OptionalDouble.of(test.midP())))
                        .orElse("-"));
    }

    private static String p(OptionalDouble p) {
        return DifferenceText.p(p).replaceFirst("^p (= )?", "");
    }

    private static String decimal(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.2f", number.getAsDouble() + 0.0) : "-";
    }
}
