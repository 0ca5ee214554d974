package dev.assay.model.openai;

import java.time.Duration;

/**
 * How long a call may take. All above zero.
 *
 * @param connect until the connection stands
 * @param idle without a byte from the server: before the headers, before the first event, and between reads. Where no stream was
 *     asked for, headers come with the whole answer, and only {@code total} bounds the wait for them
 * @param total from sending to the end
 */
public record Deadlines(Duration connect, Duration idle, Duration total) {
    /** 10 seconds, 2 minutes, 30 minutes. */
    public static final Deadlines DEFAULT =
            new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofMinutes(30));

    public Deadlines {
        check("connect", connect);
        check("idle", idle);
        check("total", total);
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is not above zero: " + value);
        }
    }
}
