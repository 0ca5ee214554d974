package dev.assay.report;

import dev.assay.compare.ComparisonScope;
import dev.assay.compare.Difference;
import dev.assay.compare.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The scores by tag: all of them, or, where they are many, those in which models can be told apart. */
final class TagTable {
    private static final int ROWS = 40;
    private static final int NAME_LENGTH = 60;

    private final ModelNames names;

    TagTable(ModelNames names) {
        this.names = names;
    }

    void write(Sheet sheet, List<ComparisonScope> tags) {
        if (tags.isEmpty()) {
            return;
        }
        boolean all = tags.stream().mapToInt(tag -> tag.standings().size()).sum() <= ROWS;
        List<ComparisonScope> shown =
                all ? tags : tags.stream().filter(TagTable::isTold).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("tag", "rank", "tied", "model", "score", "95 % interval", "tasks"));
        for (ComparisonScope tag : shown) {
            for (Standing standing : tag.standings()) {
                List<String> row = new ArrayList<>(List.of(
                        SafeText.line(tag.name(), NAME_LENGTH),
                        standing.rank().text(),
                        StandingTable.letters(tag, standing.model()),
                        names.of(standing.model())));
                row.addAll(StandingTable.score(standing));
                rows.add(row);
            }
        }
        sheet.heading("By tag");
        if (!shown.isEmpty()) {
            sheet.table(Set.of(1, 4, 5, 6), rows);
        }
        sheet.sentence(
                all
                        ? "Ranks are corrected for all pairs in all tags together."
                        : "In %d of %d tags models can be told apart, all pairs in all tags considered; --json has the rest."
                                .formatted(shown.size(), tags.size()));
    }

    private static boolean isTold(ComparisonScope tag) {
        return tag.differences().stream()
                .map(Difference::call)
                .anyMatch(call -> call == Difference.Call.BETTER || call == Difference.Call.WORSE);
    }
}
