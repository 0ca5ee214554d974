import java.util.HashMap;
import java.util.Map;

/**
 * What the mock does with a call.
 *
 * @param delayNanos before the answer
 * @param events of text in a streamed answer
 * @param gapNanos between two events; 0 sends them all at once, each with a write of its own
 * @param stamped whether the first event's text is {@code @} and the time at which it was sent, nanoseconds since 1970
 * @param fault {@code none, 500, 429, 400, reset, html, empty}
 * @param byId whether the same tasks fail each time they are asked, and not each n-th call
 */
record Behaviour(long delayNanos, int events, long gapNanos, boolean stamped, String fault, boolean byId, long every) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Of a query string, as {@code delay=1000&fault=429&by=id}; times in milliseconds. */
    static Behaviour of(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new Behaviour(
                Long.parseLong(values.getOrDefault("delay", "0")) * NANOS_PER_MILLI,
                Integer.parseInt(values.getOrDefault("events", "100")),
                Long.parseLong(values.getOrDefault("gap", "0")) * NANOS_PER_MILLI,
                values.getOrDefault("stamp", "0").equals("1"),
                values.getOrDefault("fault", "none"),
                values.getOrDefault("by", "count").equals("id"),
                Long.parseLong(values.getOrDefault("every", "5")));
    }

    /** Whether the n-th call, for this task, fails. */
    boolean fails(long call, int id) {
        return !fault.equals("none") && (byId ? id : call) % every == 0;
    }
}
