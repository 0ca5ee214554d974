package dev.assay.report;

import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateVerdict;
import java.util.List;

/**
 * A gate as JUnit XML, which every CI reads: a test case a suite. A regression is a failure, an inconclusive suite is skipped with a message (a failure of
 * type {@code inconclusive} where it is to fail), what is our fault is an error.
 */
public final class JUnitXml {
    private static final int TASKS = 100;

    private JUnitXml() {}

    /**
     * The file's text.
     *
     * @param inconclusiveFails whether an inconclusive suite is to fail
     * @param dropFails whether a drop is to fail that is certain though it may be small
     */
    public static String write(GateReport report, boolean inconclusiveFails, boolean dropFails) {
        StringBuilder cases = new StringBuilder();
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        for (GateResult result : report.suites()) {
            boolean fails = result.dropConfirmed() ? dropFails : inconclusiveFails;
            String kind = kind(result.verdict(), fails);
            failures += kind.equals("failure") ? 1 : 0;
            errors += kind.equals("error") ? 1 : 0;
            skipped += kind.equals("skipped") ? 1 : 0;
            cases.append(testCase(result, kind));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="assay gate" tests="%1$d" failures="%2$d" errors="%3$d" skipped="%4$d">
                  <testsuite name="assay gate" tests="%1$d" failures="%2$d" errors="%3$d" skipped="%4$d">
                %5$s  </testsuite>
                </testsuites>
                """.formatted(report.suites().size(), failures, errors, skipped, cases);
    }

    private static String kind(GateVerdict verdict, boolean inconclusiveFails) {
        return switch (verdict) {
            case PASS -> "";
            case FAIL -> "failure";
            case INCONCLUSIVE -> inconclusiveFails ? "failure" : "skipped";
            case UNUSABLE -> "error";
        };
    }

    private static String testCase(GateResult result, String kind) {
        String open = "    <testcase classname=\"assay.gate\" name=\"%s\"".formatted(text(result.name()));
        String message = "%s %s: %s"
                .formatted(GateSentences.change(result), GateSentences.range(result), GateSentences.why(result));
        if (kind.isEmpty()) {
            return "%s>\n      <system-out>%s</system-out>\n    </testcase>\n".formatted(open, text(message));
        }
        String type = kind.equals("skipped")
                ? ""
                : " type=\"%s\""
                        .formatted(
                                result.verdict() == GateVerdict.FAIL
                                        ? "regression"
                                        : result.verdict().name().toLowerCase(java.util.Locale.ROOT));
        return "%s>\n      <%s message=\"%s\"%s>%s</%2$s>\n    </testcase>\n"
                .formatted(open, kind, text(message), type, text(lost(result.lost())));
    }

    private static String lost(List<GateResult.Change> lost) {
        StringBuilder lines = new StringBuilder();
        lost.stream()
                .limit(TASKS)
                .forEach(change -> lines.append("%s: %s %% before, %s %% now%n"
                        .formatted(
                                GateSentences.task(change.task()),
                                Numbers.points(change.baseline()),
                                Numbers.points(change.candidate()))));
        return lines.toString();
    }

    /** Text for XML 1.0, in attributes and between tags: what XML does not allow at all is shown as its number. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (isAllowed(point)) {
                        safe.appendCodePoint(point);
                    } else {
                        safe.append(String.format("\\u{%X}", point));
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
