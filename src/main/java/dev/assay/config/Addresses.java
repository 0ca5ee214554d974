package dev.assay.config;

import dev.assay.UserError;
import dev.assay.model.ModelLabel;
import java.net.URI;

/** Endpoints as people write them: a base URL, and behind {@code #} the model's id. */
final class Addresses {
    private Addresses() {}

    /** The model at {@code URL#id}. */
    static ModelSpec model(String text) {
        int hash = text.indexOf('#');
        checkNoSecret("--model", hash < 0 ? text : text.substring(0, hash));
        if (hash < 0 || hash == text.length() - 1) {
            throw new UserError(
                    "--model %s: no model id".formatted(text),
                    "Write URL#model-id, as http://127.0.0.1:8000/v1#my-model, or a name from assay.yaml.");
        }
        URI url = url("--model " + text, text.substring(0, hash));
        return new ModelSpec(new ModelLabel(text), url, text.substring(hash + 1));
    }

    /** Refuses what may hold a key, without repeating it. */
    static void checkNoSecret(String where, String url) {
        if (url.contains("@") || url.contains("?")) {
            throw new UserError(
                    where + ": the URL of a model holds a user name or a query, which would end up in files and logs",
                    "Put the key in an environment variable and name it with --key-env, or `key: {env: NAME}`.");
        }
    }

    /** A base URL, without anything secret in it. */
    static URI url(String where, String text) {
        checkNoSecret(where, text);
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(where + ": not a URL", "Write it as http://127.0.0.1:8000/v1.");
        }
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new UserError(where + ": not an http(s) URL with a host", "Write it as http://127.0.0.1:8000/v1.");
        }
        if (url.getFragment() != null) {
            throw new UserError(
                    where + ": the URL holds a `#`", "Write the URL alone here, and the model's id under `model:`.");
        }
        checkPath(where, text);
        return url;
    }

    /** Refuses an address of a call, where the address of the API is wanted. */
    private static void checkPath(String where, String text) {
        String bare = text.replaceAll("/+$", "");
        if (bare.endsWith("/chat/completions")) {
            throw new UserError(
                    where + ": the URL ends in /chat/completions, which Assay appends by itself",
                    "Write " + bare.substring(0, bare.length() - "/chat/completions".length()) + ".");
        }
        if (bare.endsWith("/completions")) {
            throw new UserError(
                    where + ": the URL ends in /completions; base models, which need it, are not supported",
                    "Name an instruction-tuned model and its chat endpoint, as "
                            + bare.substring(0, bare.length() - "/completions".length()) + ".");
        }
    }
}
