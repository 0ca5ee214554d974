package dev.assay.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a suite's choices of how mathematical answers are read: {@code target: {kind: math, policy: {...}}}. */
final class PolicyReader {
    private static final List<String> SWITCHES = List.of(
            "roundedGolds",
            "percentAsNumber",
            "ignoreMissingUnit",
            "ignoreMissingBase",
            "refuseUnevaluated",
            "commaThousands",
            "spacedThousands",
            "ignoreDuplicates",
            "foldChoiceCase",
            "intervalsAsInequalities",
            "joinBoxes",
            "lastValue");
    private static final Map<String, Range> NUMBERS =
            Map.of("acceptedDigits", new Range(0, 1000), "steps", new Range(1, 100_000_000));

    private record Range(long least, long most) {}

    private PolicyReader() {}

    /** All names, for the check that the grader knows the same. */
    static List<String> names() {
        List<String> names = new ArrayList<>(new TreeMap<>(NUMBERS).keySet());
        names.addAll(SWITCHES);
        return names;
    }

    static SortedMap<String, String> read(YamlNode policy) {
        policy.allowOnly(names());
        SortedMap<String, String> choices = new TreeMap<>();
        policy.members().forEach((name, node) -> choices.put(name, value(name, node)));
        return choices;
    }

    private static String value(String name, YamlNode node) {
        Range range = NUMBERS.get(name);
        return range == null ? Boolean.toString(node.truth()) : Long.toString(node.whole(range.least(), range.most()));
    }
}
