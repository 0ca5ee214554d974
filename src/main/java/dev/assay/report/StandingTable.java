package dev.assay.report;

import dev.assay.compare.ComparisonScope;
import dev.assay.compare.Repeats;
import dev.assay.compare.Standing;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models of a scope, the best first. */
final class StandingTable {
    private static final int LETTERS = 26;

    private final ModelNames names;

    StandingTable(ModelNames names) {
        this.names = names;
    }

    void write(Sheet sheet, ComparisonScope scope) {
        Optional<Integer> k = scope.standings().stream()
                .flatMap(each -> each.repeats().stream())
                .map(Repeats::k)
                .findFirst();
        boolean missing = scope.standings().stream().anyMatch(each -> each.missing() > 0);
        List<String> header = new ArrayList<>(List.of("rank", "tied", "model", "score", "95 % interval", "tasks"));
        k.ifPresent(n -> header.addAll(List.of("pass@" + n, "pass^" + n, "maj@" + n)));
        if (missing) {
            header.addAll(List.of("no verdict", "score if they had one"));
        }
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (Standing standing : scope.standings()) {
            List<String> row = new ArrayList<>(
                    List.of(standing.rank().text(), letters(scope, standing.model()), names.of(standing.model())));
            row.addAll(score(standing));
            if (k.isPresent()) {
                row.addAll(repeats(standing.repeats()));
            }
            if (missing) {
                row.add(standing.missing() == 0 ? "" : standing.missing() + " of " + standing.planned());
                row.add(
                        standing.missing() == 0
                                ? ""
                                : standing.bounds().map(Numbers::range).orElse("-"));
            }
            rows.add(row);
        }
        sheet.table(Set.of(0, 3, 4, 5, 6, 7, 8, 9, 10), rows);
    }

    /** Score, interval, and what it rests on. */
    static List<String> score(Standing standing) {
        return List.of(
                Numbers.percent(standing.score()),
                standing.score().map(Numbers::range).orElse("-"),
                standing.score().map(Numbers::size).orElse("0"));
    }

    private static List<String> repeats(Optional<Repeats> repeats) {
        return List.of(
                Numbers.percent(repeats.flatMap(Repeats::passAt)),
                Numbers.percent(repeats.flatMap(Repeats::passAll)),
                Numbers.percent(repeats.flatMap(Repeats::majority)));
    }

    /** The groups that a model is in, as {@code ab}. */
    static String letters(ComparisonScope scope, ModelLabel model) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < scope.tied().size(); i++) {
            if (scope.tied().get(i).contains(model)) {
                letters.append((char) ('a' + i % LETTERS));
            }
        }
        return letters.toString();
    }
}
