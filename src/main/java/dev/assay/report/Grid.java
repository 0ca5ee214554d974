package dev.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows of cells, printed in columns as wide as their widest cell; numbers to the right. */
final class Grid {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> rightAligned;

    private Grid(Set<Integer> rightAligned) {
        this.rightAligned = Set.copyOf(rightAligned);
    }

    Grid(Set<Integer> rightAligned, List<String> header) {
        this(rightAligned);
        add(header);
    }

    static Grid withoutHeader(Set<Integer> rightAligned) {
        return new Grid(rightAligned);
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    String print() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String fill = " ".repeat(widths[i] - width(row.get(i)));
                line.append(i == 0 ? "" : GAP);
                line.append(rightAligned.contains(i) ? fill + row.get(i) : row.get(i) + fill);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
