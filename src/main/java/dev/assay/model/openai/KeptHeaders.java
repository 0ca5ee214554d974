package dev.assay.model.openai;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The response headers worth keeping; all others are dropped. */
final class KeptHeaders {
    private static final Set<String> NAMES = Set.of(
            "date",
            "x-request-id",
            "request-id",
            "x-generation-id",
            "x-siliconcloud-trace-id",
            "trace-id",
            "cf-ray",
            "retry-after",
            "retry-after-ms",
            "openai-processing-ms",
            "openai-version",
            "server-timing",
            "x-compute-time",
            "x-queue-time",
            "x-inference-time");

    private static final List<String> PREFIXES = List.of("x-ratelimit-", "x-tokenlimit-", "modelscope-ratelimit-");

    private KeptHeaders() {}

    /** Those of the allow-list, lower-case names, several values joined by a comma. */
    static Map<String, String> of(HttpHeaders headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith)) {
                kept.put(lower, String.join(", ", values));
            }
        });
        return kept;
    }
}
