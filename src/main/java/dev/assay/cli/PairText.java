package dev.assay.cli;

import dev.assay.report.SafeText;

/** One pair's verdict for people. */
final class PairText {
    private static final int LONGEST = 200;

    private PairText() {}

    static String of(PairVerdict verdict, String gold) {
        StringBuilder text = new StringBuilder();
        line(text, "verdict", verdict.kind().text());
        line(text, "why", verdict.reason());
        line(text, "gold", gold);
        verdict.extracted().ifPresent(found -> {
            line(text, "extracted", found.text());
            line(text, "rule", found.rule());
            found.span()
                    .ifPresent(span ->
                            line(text, "place", "characters %d to %d of the text".formatted(span.start(), span.end())));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s %s%n".formatted(name, SafeText.line(value, LONGEST)));
    }
}
