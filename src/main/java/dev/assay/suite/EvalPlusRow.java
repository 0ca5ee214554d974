package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task of EvalPlus: {@code base_input} and {@code plus_input}, a list of argument lists each, with {@code base_expected} and
 * {@code plus_expected}, in JSON that keeps Python's types; {@code oracle} and {@code atol} where they are not {@code eq} and 0.
 */
final class EvalPlusRow {
    private static final String CONVERT =
            "EvalPlus' own files hold inputs alone: add what the canonical solution returns for each.";

    private static final int LONGEST = 80;

    private final TaskRow row;

    EvalPlusRow(TaskRow row) {
        this.row = row;
    }

    CodeTests tests() {
        CallOracle oracle = oracle();
        double tolerance = tolerance();
        List<CodeTests.Call> calls = new ArrayList<>(calls("base"));
        if (row.node("plus_input").filter(inputs -> !inputs.isEmpty()).isPresent()) {
            calls.addAll(calls("plus"));
        }
        boolean digests = calls.stream().anyMatch(call -> call.want().startsWith("{\"sha256\""));
        if (digests && (oracle != CallOracle.EQUAL || tolerance != 0)) {
            throw row.error(
                    "a digest of a result can only be compared exactly",
                    "Write the result itself where `oracle` or `atol` is set.");
        }
        return new CodeTests.Calls(calls, oracle, tolerance);
    }

    private CallOracle oracle() {
        String name = row.text("oracle").orElse("eq");
        return CallOracle.of(name)
                .orElseThrow(() -> row.error(
                        "`oracle` is `%s`".formatted(name),
                        "Write one of: " + String.join(", ", CallOracle.names()) + "."));
    }

    private double tolerance() {
        Optional<JsonNode> atol = row.node("atol");
        if (atol.isPresent() && (!atol.get().isNumber() || atol.get().doubleValue() < 0)) {
            throw row.error("`atol` is no number from 0", "Write the absolute difference that is let through.");
        }
        return atol.map(JsonNode::doubleValue).orElse(0.0);
    }

    private List<CodeTests.Call> calls(String set) {
        List<JsonNode> inputs = row.list(set + "_input");
        JsonNode expected = row.node(set + "_expected")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> row.error("the task has no list `%s_expected`".formatted(set), CONVERT));
        if (expected.size() != inputs.size()) {
            throw row.error(
                    "%d in `%s_expected` for %d in `%s_input`".formatted(expected.size(), set, inputs.size(), set),
                    CONVERT);
        }
        List<CodeTests.Call> calls = new ArrayList<>();
        for (JsonNode input : inputs) {
            if (!input.isArray()) {
                throw row.error("an input is no list", "Write a list of arguments for each call.");
            }
            int index = calls.size();
            TypedShape.faultOfArgument(input).ifPresent(fault -> {
                throw untyped("%s_input".formatted(set), index, fault);
            });
            TypedShape.faultOfResult(expected.get(index)).ifPresent(fault -> {
                throw untyped("%s_expected".formatted(set), index, fault);
            });
            calls.add(new CodeTests.Call(
                    set + "/" + index, input.toString(), expected.get(index).toString()));
        }
        return calls;
    }

    private UserError untyped(String field, int index, String fault) {
        String shown = fault.length() > LONGEST ? fault.substring(0, LONGEST) + "..." : fault;
        return row.error(
                "item %d of `%s` is no typed JSON: %s".formatted(index, field, shown),
                "Write a float as {\"f\": \"0.5\"}, a tuple as {\"t\": [...]}, a dict as {\"d\": [[key, value], ...]}; src/docs/formats.md has them all.");
    }
}
