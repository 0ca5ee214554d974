package dev.assay.report;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report in GitHub's Markdown: what stands in it is text, never markup. */
final class MarkdownSheet implements Sheet {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~#$]");
    private static final Pattern MENTION = Pattern.compile("@(?=\\w)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|www)(?=[:.])");

    private final StringBuilder text = new StringBuilder();

    @Override
    public void heading(String heading) {
        text.append(text.length() == 0 ? "" : "\n")
                .append("### ")
                .append(escaped(heading))
                .append("\n\n");
    }

    @Override
    public void table(Set<Integer> rightAligned, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            text.append(rows.get(row).stream()
                    .map(MarkdownSheet::escaped)
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            if (row == 0) {
                text.append('|');
                for (int column = 0; column < rows.get(0).size(); column++) {
                    text.append(rightAligned.contains(column) ? " ---: |" : " --- |");
                }
                text.append('\n');
            }
        }
        text.append('\n');
    }

    @Override
    public void sentence(String sentence) {
        text.append(escaped(sentence)).append("\n\n");
    }

    @Override
    public void list(List<String> texts) {
        texts.forEach(each -> text.append("- ").append(escaped(each)).append('\n'));
        text.append('\n');
    }

    @Override
    public String text() {
        return text.toString().stripTrailing() + "\n";
    }

    /** The text as it stands: no markup, nobody called by name, no link. */
    private static String escaped(String plain) {
        String marked = MARKUP.matcher(plain.replace("&", "&amp;")).replaceAll("\\\\$0");
        String unnamed = MENTION.matcher(marked).replaceAll("@\u200b");
        return ADDRESS.matcher(unnamed).replaceAll("$1\u200b");
    }
}
