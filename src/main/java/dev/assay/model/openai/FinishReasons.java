package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Finish;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the finish reasons of providers mean (specs/dialects.md, section 5). */
final class FinishReasons {
    private static final Map<String, Finish> KNOWN = Map.ofEntries(
            Map.entry("stop", Finish.STOP),
            Map.entry("eos", Finish.STOP),
            Map.entry("eos_token", Finish.STOP),
            Map.entry("stop_sequence", Finish.STOP),
            Map.entry("end_turn", Finish.STOP),
            Map.entry("length", Finish.LENGTH),
            Map.entry("max_tokens", Finish.LENGTH),
            Map.entry("model_length", Finish.LENGTH),
            Map.entry("model_context_window_exceeded", Finish.LENGTH),
            Map.entry("content_filter", Finish.FILTER),
            Map.entry("sensitive", Finish.FILTER),
            Map.entry("safety", Finish.FILTER),
            Map.entry("tool_calls", Finish.TOOL),
            Map.entry("function_call", Finish.TOOL),
            Map.entry("tool_use", Finish.TOOL));

    private static final Map<String, CallFailure.Kind> FAILED = Map.of(
            "insufficient_system_resource", CallFailure.Kind.BUSY,
            "overloaded", CallFailure.Kind.BUSY,
            "network_error", CallFailure.Kind.SERVER,
            "error", CallFailure.Kind.SERVER,
            "abort", CallFailure.Kind.SERVER,
            "aborted", CallFailure.Kind.SERVER,
            "cancelled", CallFailure.Kind.SERVER);

    private final Dialect.Finishes own;
    private final ErrorKinds errors;

    /** @param dialect whose own reasons come first */
    FinishReasons(Dialect dialect) {
        this.own = dialect.finishes();
        this.errors = new ErrorKinds(dialect.errors());
    }

    /** The meaning of a reason that ends a reply. */
    Finish of(String raw) {
        String reason = raw.toLowerCase(Locale.ROOT);
        Finish known = own.replies().get(reason);
        if (known != null) {
            return known;
        }
        if (errors.isFilter(reason)) {
            return Finish.FILTER;
        }
        // vLLM: "repetition", "repetition_detected": the server cut a loop.
        return reason.startsWith("repetition") ? Finish.LENGTH : KNOWN.getOrDefault(reason, Finish.UNKNOWN);
    }

    /** The failure behind a reason that means the server gave up, not the model. */
    Optional<CallFailure.Kind> failure(String raw) {
        String reason = raw.toLowerCase(Locale.ROOT);
        if (own.replies().containsKey(reason)) {
            return Optional.empty();
        }
        return Optional.ofNullable(own.failures().get(reason)).or(() -> Optional.ofNullable(FAILED.get(reason)));
    }
}
