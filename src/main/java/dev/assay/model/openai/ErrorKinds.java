package dev.assay.model.openai;

import dev.assay.model.CallFailure.Kind;
import dev.assay.model.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class of an error, by its code first and its status second: Zhipu's "balance exhausted" and OpenAI's {@code insufficient_quota}
 * arrive as 429 (specs/dialects.md, section 7).
 */
final class ErrorKinds {
    private static final Map<String, Kind> BY_CODE = table(Map.of(
            Kind.EXHAUSTED,
                    List.of(
                            "insufficient_quota",
                            "exceeded_current_quota_error",
                            "insufficient_balance",
                            "insufficient_balance_error",
                            "billing_hard_limit_reached",
                            "billing_not_active",
                            "arrearage",
                            "1112",
                            "1113",
                            "1304",
                            "1308",
                            "1310"),
            Kind.BUSY,
                    List.of(
                            "rate_limit_exceeded",
                            "rate_limit_error",
                            "rate_limit_reached_error",
                            "engine_overloaded_error",
                            "overloaded_error",
                            "overloaded",
                            "resource_exhausted",
                            "1302",
                            "1303",
                            "1305",
                            "1312",
                            "modelarts.81101",
                            "modelarts.81103"),
            Kind.UNAUTHORIZED,
                    List.of(
                            "invalid_api_key",
                            "authentication_error",
                            "invalid_authentication_error",
                            "modelarts.81004",
                            "modelarts.81006"),
            Kind.NOT_FOUND, List.of("model_not_found", "model_not_exist", "not_found_error", "1211"),
            Kind.REJECTED, List.of("context_length_exceeded", "1261")));

    private static final Map<String, Kind> MINIMAX = table(Map.of(
            Kind.BUSY, List.of("1002", "1041"),
            Kind.SERVER, List.of("1000", "1001", "1024", "1033"),
            Kind.UNAUTHORIZED, List.of("1004", "2049"),
            Kind.EXHAUSTED, List.of("1008"),
            Kind.REJECTED, List.of("1039", "2013")));

    private static final Set<String> FILTERS = Set.of(
            "content_filter",
            "content_policy_violation",
            "data_inspection_failed",
            "datainspectionfailed",
            "moderation",
            "responsibleaipolicyviolation",
            "1301",
            "modelarts.81011");

    private static final Set<String> MINIMAX_FILTERS = Set.of("1026", "1027");

    private static final Pattern NO_BALANCE = Pattern.compile(
            "insufficient (account )?balance|balance (is )?(not enough|insufficient|exhausted)|out of credits|insufficient credits|余额不足");

    private static final Pattern NO_MODEL = Pattern.compile("model.{0,80}(not exist|not found|does not exist)");

    private final Dialect.Errors own;

    /** @param own codes that an endpoint has beside the usual ones; they come first */
    ErrorKinds(Dialect.Errors own) {
        this.own = own;
    }

    /** The class of an error. */
    Kind of(int status, ErrorBody body) {
        Optional<Kind> known = known(own.failures(), body)
                .or(() -> known(body.miniMax() ? MINIMAX : BY_CODE, body))
                .or(() -> Optional.ofNullable(own.failures().get(Integer.toString(status))));
        if (known.isPresent()) {
            return known.get();
        }
        String message = lower(body.message());
        if (status >= 400 && status < 500 && NO_BALANCE.matcher(message).find()) {
            return Kind.EXHAUSTED;
        }
        return status == 400 && NO_MODEL.matcher(message).find() ? Kind.NOT_FOUND : byStatus(status);
    }

    /** The code of the provider's content filter, where that is what stopped the call. */
    Optional<String> filter(ErrorBody body) {
        Set<String> filters = body.miniMax() ? MINIMAX_FILTERS : FILTERS;
        return Stream.of(body.code(), body.type())
                .filter(code -> own.filters().contains(lower(code)) || filters.contains(lower(code)))
                .findFirst();
    }

    /** Whether a code is a content filter's. */
    boolean isFilter(String code) {
        return own.filters().contains(lower(code)) || FILTERS.contains(lower(code)) || MINIMAX_FILTERS.contains(code);
    }

    private static Optional<Kind> known(Map<String, Kind> table, ErrorBody body) {
        return Optional.ofNullable(table.get(lower(body.code())))
                .or(() -> Optional.ofNullable(table.get(lower(body.type()))));
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case 401, 403, 407, 434 -> Kind.UNAUTHORIZED;
            case 404, 405, 410 -> Kind.NOT_FOUND;
            case 402 -> Kind.EXHAUSTED;
            case 408, 409, 425, 429, 529 -> Kind.BUSY;
            case 424 -> Kind.SERVER;
            default -> status >= 400 && status < 500 ? Kind.REJECTED : Kind.SERVER;
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Kind> table(Map<Kind, List<String>> codes) {
        Map<String, Kind> byCode = new HashMap<>();
        codes.forEach((kind, names) -> names.forEach(name -> byCode.put(name, kind)));
        return Map.copyOf(byCode);
    }
}
