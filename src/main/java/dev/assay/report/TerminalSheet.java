package dev.assay.report;

import java.util.List;
import java.util.Set;

/** A report for a terminal. */
final class TerminalSheet implements Sheet {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void heading(String heading) {
        text.append(text.length() == 0 ? "" : "\n").append(heading).append('\n');
    }

    @Override
    public void table(Set<Integer> rightAligned, List<List<String>> rows) {
        Grid grid = new Grid(rightAligned, rows.get(0));
        rows.subList(1, rows.size()).forEach(grid::add);
        text.append(grid.print());
    }

    @Override
    public void sentence(String sentence) {
        text.append(sentence).append('\n');
    }

    @Override
    public void list(List<String> texts) {
        texts.forEach(each -> text.append("  ").append(each).append('\n'));
    }

    @Override
    public String text() {
        return text.toString();
    }
}
