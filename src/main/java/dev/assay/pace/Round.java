package dev.assay.pace;

/** The answers that came under one limit, and what they say of the throughput. */
final class Round {
    private final int limit;
    private final long began;
    private int answers;
    private long tokens;
    private boolean tokensKnown = true;
    private boolean wasFull;

    Round(int limit, long began) {
        this.limit = limit;
        this.began = began;
    }

    void add(Permit permit, long answerTokens) {
        answers++;
        tokens += answerTokens;
        tokensKnown &= answerTokens > 0;
        wasFull |= permit.inFlight() >= limit;
    }

    int answers() {
        return answers;
    }

    /** Whether the limit was ever reached; if not, it is something else that holds the calls back. */
    boolean wasFull() {
        return wasFull;
    }

    /** The throughput up to now. */
    Level level(long now) {
        double nanos = Math.max(1, now - began);
        return new Level(limit, answers / nanos, tokensKnown ? tokens / nanos : 0);
    }

    /**
     * A limit and the throughput under it.
     *
     * @param tokens a nanosecond; 0 where they are not known. They vary less than answers do: a long answer is more work
     */
    record Level(int limit, double answers, double tokens) {
        /** This throughput by that of another level. */
        double ratio(Level other) {
            return tokens > 0 && other.tokens > 0 ? tokens / other.tokens : answers / other.answers;
        }
    }
}
