package dev.assay.report;

import dev.assay.model.ModelLabel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What models are called on screens: the part behind {@code #} of {@code URL#id}, where no two share it. */
public final class ModelNames {
    private final Map<ModelLabel, String> names = new LinkedHashMap<>();

    /** Names for these models. */
    public ModelNames(Collection<ModelLabel> labels) {
        Map<String, Long> uses =
                Set.copyOf(labels).stream().collect(Collectors.groupingBy(ModelNames::tail, Collectors.counting()));
        labels.forEach(label -> names.put(
                label, SafeText.line(uses.getOrDefault(tail(label), 0L) == 1 ? tail(label) : label.text(), 60)));
    }

    /** The name of a model. */
    public String of(ModelLabel label) {
        return names.getOrDefault(label, SafeText.line(label.text(), 60));
    }

    private static String tail(ModelLabel label) {
        int hash = label.text().lastIndexOf('#');
        return hash < 0 || hash == label.text().length() - 1
                ? label.text()
                : label.text().substring(hash + 1);
    }
}
