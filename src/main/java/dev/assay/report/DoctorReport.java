package dev.assay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.doctor.Diagnosis;
import dev.assay.doctor.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the doctor found, for a terminal and as JSON. */
public final class DoctorReport {
    private static final int WIDEST = 220;
    private static final String INDENT = "      ";

    private DoctorReport() {}

    /** A table of findings under a heading. */
    public static String table(String heading, List<Finding> findings) {
        Grid grid = new Grid(Set.of(), List.of("", "what", "found"));
        for (Finding finding : findings) {
            grid.add(List.of(finding.state().text(), finding.subject(), seen(finding)));
        }
        return SafeText.line(heading, WIDEST) + "\n" + grid.print();
    }

    private static String seen(Finding finding) {
        StringBuilder text = new StringBuilder(SafeText.line(finding.seen(), WIDEST));
        finding.expected()
                .ifPresent(expected -> text.append(" (its profile says: ")
                        .append(SafeText.line(expected, WIDEST))
                        .append(')'));
        finding.advice().ifPresent(advice -> text.append(" -> ").append(SafeText.line(advice, WIDEST)));
        return text.toString();
    }

    /** The profiles that fit, and the lines that make them fit. */
    public static String profiles(Diagnosis diagnosis) {
        if (!diagnosis.isUsable()) {
            return "";
        }
        String used = diagnosis.profiles().isEmpty()
                ? "No profile knows this endpoint: it is asked in the usual way"
                : "Profiles in use: " + String.join(", ", diagnosis.profiles());
        if (diagnosis.overrides().isEmpty()) {
            return used + "; that fits.\n";
        }
        StringBuilder text = new StringBuilder(used)
                .append(". What was found fits better with these lines in its model in assay.yaml:\n");
        diagnosis
                .overrides()
                .forEach(
                        line -> text.append(INDENT).append(SafeText.lines(line)).append('\n'));
        return text.toString();
    }

    /** All of it as JSON ({@code assay-doctor/1}). */
    public static String json(List<Finding> machine, Map<String, Diagnosis> endpoints) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "assay-doctor/1");
        findings(root.putArray("machine"), machine);
        ArrayNode models = root.putArray("models");
        endpoints.forEach((label, diagnosis) -> {
            ObjectNode model = models.addObject();
            model.put("model", label).put("usable", diagnosis.isUsable());
            findings(model.putArray("findings"), diagnosis.findings());
            diagnosis.profiles().forEach(model.putArray("profiles")::add);
            diagnosis.overrides().forEach(model.putArray("overrides")::add);
        });
        return root.toPrettyString() + "\n";
    }

    private static void findings(ArrayNode array, List<Finding> findings) {
        for (Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("what", finding.subject())
                    .put("state", finding.state().text())
                    .put("found", finding.seen());
            finding.expected().ifPresent(expected -> node.put("profileSays", expected));
            finding.advice().ifPresent(advice -> node.put("advice", advice));
        }
    }
}
