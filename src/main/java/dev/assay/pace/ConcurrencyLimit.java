package dev.assay.pace;

/** How many calls to one model may be in flight. Guarded by its {@link Pace}. */
interface ConcurrencyLimit {
    /** The limit as it is now; at least 1. */
    int current();

    /**
     * A call was answered.
     *
     * @param tokens of the answer; 0 where they are not known
     */
    void answered(Permit permit, long tokens, long now);

    /**
     * The server said that it has too much to do.
     *
     * @param begun calls so far
     */
    void refused(Permit permit, long begun, long now);

    /** One that never moves. */
    record Fixed(int current) implements ConcurrencyLimit {
        public Fixed {
            if (current < 1) {
                throw new IllegalArgumentException("current is " + current);
            }
        }

        @Override
        public void answered(Permit permit, long tokens, long now) {}

        @Override
        public void refused(Permit permit, long begun, long now) {}
    }
}
