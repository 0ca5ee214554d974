package dev.assay.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines for {@code assay.yaml} that make it fit an endpoint. */
final class Overrides {
    private final List<String> fields = new ArrayList<>();
    private final List<String> params = new ArrayList<>();
    private Optional<String> server = Optional.empty();

    /** A field of a dialect. */
    void field(String line) {
        fields.add(line);
    }

    /** A rule for a member of the request's body. */
    void param(String rule) {
        params.add(rule);
    }

    /** The profile of the server that answers. */
    void server(String id) {
        server = Optional.of(id);
    }

    /**
     * The lines.
     *
     * @param profiles that are used now, each {@code id@date}
     */
    List<String> lines(List<String> profiles) {
        boolean known = server.map(id -> profiles.stream().anyMatch(each -> each.startsWith(id + "@")))
                .orElse(true);
        if (fields.isEmpty() && params.isEmpty()) {
            return known ? List.of() : List.of("profile: " + server.orElseThrow());
        }
        List<String> lines = new ArrayList<>();
        lines.add("profile:");
        if (!known) {
            lines.add("  name: " + server.orElseThrow());
        }
        fields.forEach(field -> lines.add("  " + field));
        if (!params.isEmpty()) {
            lines.add("  params: {" + String.join(", ", params) + "}");
        }
        return lines;
    }
}
