package dev.assay.doctor;

import dev.assay.model.openai.ServedModels;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which server software answers, by what it says of itself. */
final class Servers {
    /** What stands in {@code owned_by} or in the {@code Server} header, and the profile of it. */
    private static final Map<String, String> SIGNS = Map.of(
            "vllm", "vllm",
            "sglang", "sglang",
            "llamacpp", "llama-cpp",
            "llama.cpp", "llama-cpp",
            "library", "ollama",
            "organization_owner", "lm-studio");

    private Servers() {}

    /** The id of its profile. */
    static Optional<String> profile(ServedModels.Entry entry, Optional<String> server, Optional<Seen> answer) {
        Optional<String> byOwner =
                entry.owner().map(each -> each.toLowerCase(Locale.ROOT)).flatMap(Servers::sign);
        Optional<String> byServer =
                server.map(each -> each.toLowerCase(Locale.ROOT)).flatMap(Servers::sign);
        boolean timings = answer.map(seen -> seen.chunks().stream().anyMatch(chunk -> chunk.has("timings")))
                .orElse(false);
        return byOwner.or(() -> byServer).or(() -> timings ? Optional.of("llama-cpp") : Optional.empty());
    }

    private static Optional<String> sign(String text) {
        return SIGNS.entrySet().stream()
                .filter(sign -> text.equals(sign.getKey()) || text.startsWith(sign.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
