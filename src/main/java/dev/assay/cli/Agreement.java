package dev.assay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.answer.Answer;
import dev.assay.report.SafeText;
import java.io.PrintStream;
import java.util.Locale;

/** Counts how verdicts and labels agree, and prints each disagreement as it comes: nothing is kept. */
final class Agreement {
    private static final String JSON_FORMAT = "assay-agreement/1";
    private static final int LONGEST = 60;
    private static final double NANOS_A_SECOND = 1e9;

    enum Form {
        TEXT,
        JSON
    }

    private final PrintStream out;
    private final Form form;
    private final String file;
    private int pairs;
    private int trueAccepts;
    private int falseAccepts;
    private int falseRejects;
    private int trueRejects;
    private int undecided;
    private int noAnswer;

    Agreement(PrintStream out, Form form, String file) {
        this.out = out;
        this.form = form;
        this.file = file;
    }

    void add(PairVerdict verdict) {
        boolean equal = verdict.kind() == PairVerdict.Kind.EQUAL;
        pairs++;
        undecided += verdict.kind() == PairVerdict.Kind.UNDECIDED ? 1 : 0;
        noAnswer += verdict.kind() == PairVerdict.Kind.NO_ANSWER ? 1 : 0;
        if (verdict.pair().label().isPresent()) {
            boolean label = verdict.pair().label().get();
            trueAccepts += label && equal ? 1 : 0;
            falseAccepts += !label && equal ? 1 : 0;
            falseRejects += label && !equal ? 1 : 0;
            trueRejects += !label && !equal ? 1 : 0;
        }
        if (verdict.disagrees()) {
            print(verdict);
        }
    }

    private void print(PairVerdict verdict) {
        if (form == Form.JSON) {
            out.print((falseAccepts + falseRejects == 1 ? head() + "\n  " : ",\n  ") + disagreement(verdict));
            return;
        }
        boolean accepted = verdict.kind() == PairVerdict.Kind.EQUAL;
        out.printf(
                "%s %s: %s%n  gold %s%n  extracted %s%n  %s%n",
                accepted ? "false accept" : "false reject",
                SafeText.line(verdict.pair().id(), 2 * LONGEST),
                verdict.kind().text(),
                SafeText.line(verdict.pair().gold(), LONGEST),
                verdict.extracted()
                        .map(found -> "%s (%s)".formatted(SafeText.line(found.text(), LONGEST), found.rule()))
                        .orElse("nothing"),
                SafeText.line(verdict.reason(), 2 * LONGEST));
    }

    private static String disagreement(PairVerdict verdict) {
        ObjectNode node = PairVerdict.JSON.createObjectNode();
        node.put("id", verdict.pair().id()).put("label", verdict.pair().label().orElse(null));
        node.put("verdict", verdict.kind().text()).put("reason", verdict.reason());
        node.put("gold", verdict.pair().gold());
        node.put("extracted", verdict.extracted().map(Answer.Found::text).orElse(null));
        return PairVerdict.write(node);
    }

    /** Prints the counts. */
    void end(long gradingNanos) {
        double rate = gradingNanos > 0 ? pairs / (gradingNanos / NANOS_A_SECOND) : 0;
        if (form == Form.JSON) {
            json(Math.round(rate));
        } else {
            text(rate);
        }
    }

    private int labelled() {
        return trueAccepts + falseAccepts + falseRejects + trueRejects;
    }

    private void text(double rate) {
        if (falseAccepts + falseRejects > 0) {
            out.println();
        }
        out.printf(Locale.ROOT, "%s: %,d pairs, %,d labelled%n", SafeText.line(file, 2 * LONGEST), pairs, labelled());
        row("true accepts", trueAccepts, "");
        row("false accepts", falseAccepts, "");
        row("false rejects", falseRejects, "");
        row("true rejects", trueRejects, "");
        row("undecided", undecided, String.format(Locale.ROOT, "  %.1f %% of all", 100.0 * undecided / pairs));
        row("no answer", noAnswer, "");
        row("verdicts/s", Math.round(rate), "  one thread, start-up included");
    }

    private void row(String name, long count, String remark) {
        out.printf(Locale.ROOT, "%-14s %,9d%s%n", name, count, remark);
    }

    private void json(long rate) {
        ObjectNode node =
                PairVerdict.JSON.createObjectNode().put("pairs", pairs).put("labelled", labelled());
        node.put("trueAccepts", trueAccepts).put("falseAccepts", falseAccepts);
        node.put("falseRejects", falseRejects).put("trueRejects", trueRejects);
        node.put("undecided", undecided).put("noAnswer", noAnswer).put("verdictsPerSecond", rate);
        String list = falseAccepts + falseRejects == 0 ? head() : "\n";
        out.print(list + "], " + PairVerdict.write(node).substring(1) + "\n");
    }

    /** The object up to its list of disagreements, which is written as it comes. */
    private String head() {
        ObjectNode node =
                PairVerdict.JSON.createObjectNode().put("format", JSON_FORMAT).put("file", file);
        String object = PairVerdict.write(node);
        return object.substring(0, object.length() - 1) + ", \"disagreements\": [";
    }
}
