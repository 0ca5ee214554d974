package dev.assay.config;

import dev.assay.UserError;
import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.Secret;
import dev.assay.model.Thinking;
import java.util.Optional;

/**
 * A model as a person wrote it, with all that is known of it.
 *
 * @param keyEnv environment variable that holds its key: the one that was named, else the one of the endpoint's profile
 */
public record ProfiledModel(ModelSpec spec, Dialect dialect, Optional<String> keyEnv) {
    /** Checks what can be checked before any call. */
    public ProfiledModel {
        if (dialect.base()) {
            throw error(
                    spec,
                    "a base model; base models, which need /v1/completions, are not supported",
                    "Name an instruction-tuned model that a chat endpoint serves.");
        }
        Thinking.Mode mode = dialect.thinking().mode(spec.thinking());
        if (spec.sampling().card() && dialect.card().in(mode).isEmpty()) {
            throw error(
                    spec,
                    "sampling: card: no profile knows what its card recommends",
                    "Write the values yourself: `sampling: {temperature: 0.7, topP: 0.9}`.");
        }
        try {
            spec.thinking().ifPresent(wish -> dialect.thinking().members(wish));
        } catch (UserError e) {
            throw error(spec, e.what(), e.fix());
        }
    }

    /**
     * The endpoint.
     *
     * @param stream whether replies shall be streamed
     * @throws UserError where the endpoint only streams, and they shall not
     */
    public Endpoint endpoint(Optional<Secret> key, boolean stream) {
        boolean streamed = stream && dialect.stream() != Dialect.Streaming.FORBIDDEN;
        if (!streamed && mustStream()) {
            throw error(
                    spec,
                    "this endpoint answers "
                            + (dialect.stream() == Dialect.Streaming.REQUIRED ? "" : "a model that thinks ")
                            + "only by a stream",
                    "Run it without --no-stream and `stream: false`"
                            + (dialect.stream() == Dialect.Streaming.REQUIRED ? "." : ", or with `thinking: off`."));
        }
        return new Endpoint(
                spec.label(),
                spec.url(),
                spec.modelId(),
                key,
                spec.sampling().effective(dialect, mode()),
                streamed,
                dialect,
                spec.thinking(),
                spec.caFile());
    }

    /** Whether the model thinks, as far as is known. */
    public Thinking.Mode mode() {
        return dialect.thinking().mode(spec.thinking());
    }

    private boolean mustStream() {
        return switch (dialect.stream()) {
            case REQUIRED -> true;
            case REQUIRED_TO_THINK -> mode() == Thinking.Mode.ON || mode() == Thinking.Mode.ADAPTIVE;
            case BOTH, FORBIDDEN -> false;
        };
    }

    private static UserError error(ModelSpec spec, String what, String fix) {
        return new UserError("model %s: %s".formatted(spec.label(), what), fix);
    }
}
