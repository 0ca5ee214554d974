package dev.assay.report;

import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A gate as Markdown: {@code summary.md}, for a comment on a pull request or the summary of a step. */
public final class GateMarkdown {
    /** What GitHub takes as the summary of one step, in bytes. */
    public static final int STEP_SUMMARY_BYTES = 1 << 20;

    private static final int TASKS = 50;
    private static final int WIDTH = 200;
    private static final String CUT = "\n\n... cut: the whole report is in summary.md of the run.\n";

    private GateMarkdown() {}

    /** The text. */
    public static String write(GateReport report) {
        StringBuilder text = new StringBuilder();
        text.append("### Gate: **%s**\n\n".formatted(report.verdict()));
        text.append("%s against %s\n\n".formatted(code(report.candidate()), code(report.baselineFile())));
        text.append("| suite | verdict | change | | |\n| --- | --- | ---: | --- | --- |\n");
        for (GateResult result : report.suites()) {
            text.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            code(result.name()),
                            result.verdict(),
                            GateSentences.change(result),
                            plain(GateSentences.range(result)),
                            plain(GateSentences.why(result))));
        }
        report.suites().forEach(result -> lost(result, text));
        text.append('\n');
        GateSentences.notes(report)
                .forEach(note -> text.append("- %s: %s\n".formatted(note.about(), plain(note.text()))));
        return text.toString();
    }

    private static void lost(GateResult result, StringBuilder text) {
        List<GateResult.Change> lost = result.lost();
        if (lost.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>%d tasks of %s came out worse, %d better</summary>\n\n"
                .formatted(lost.size(), html(result.name()), result.won().size()));
        lost.stream()
                .limit(TASKS)
                .forEach(change -> text.append("- %s: %s %% → %s %%\n"
                        .formatted(
                                code(change.task()),
                                Numbers.points(change.baseline()),
                                Numbers.points(change.candidate()))));
        if (lost.size() > TASKS) {
            text.append("- ... %d more in gate.json\n".formatted(lost.size() - TASKS));
        }
        text.append("\n</details>\n");
    }

    /** Text as code in a cell of a table: nothing in it is markup, and nobody is notified by it. */
    private static String code(String text) {
        return "`" + SafeText.line(text, WIDTH).replace('`', '\'').replace("|", "\\|") + "`";
    }

    private static String html(String text) {
        return SafeText.line(text, WIDTH)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** A sentence of ours, which may name tasks: what is markup in it is shown as it is. */
    private static String plain(String text) {
        StringBuilder safe = new StringBuilder();
        html(text).codePoints().forEach(point -> {
            if ("\\`*_[]|~#@!".indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(point);
        });
        return safe.toString();
    }

    /**
     * The part of a text that fits, whole lines, with a note where something was cut.
     *
     * @param bytes there is room for, in UTF-8
     */
    public static String fitting(String markdown, int bytes) {
        if (size(markdown) <= bytes) {
            return markdown;
        }
        StringBuilder kept = new StringBuilder();
        int left = bytes - size(CUT);
        for (String line : markdown.split("(?<=\n)", -1)) {
            left -= size(line);
            if (left < 0) {
                break;
            }
            kept.append(line);
        }
        return size(CUT) <= bytes ? kept + CUT : "";
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
