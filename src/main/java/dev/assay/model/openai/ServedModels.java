package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an endpoint says that it serves: its answer to {@code GET /models}.
 *
 * @param failure why there is no list; some endpoints have none though they answer chats
 * @param server its {@code Server} header
 */
public record ServedModels(Optional<CallFailure> failure, List<Entry> entries, Optional<String> server) {
    public ServedModels {
        entries = List.copyOf(entries);
    }

    /**
     * A model.
     *
     * @param owner such as {@code vllm} or {@code llamacpp}
     * @param contextTokens of prompt and answer together
     */
    public record Entry(String id, Optional<String> owner, OptionalLong contextTokens) {}
}
