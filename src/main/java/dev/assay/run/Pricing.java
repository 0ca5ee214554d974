package dev.assay.run;

import dev.assay.model.ModelLabel;
import dev.assay.model.Reply;
import java.time.Instant;
import java.util.OptionalDouble;

/** What replies cost. Safe for use by many threads. */
public interface Pricing {
    /** No price is known. */
    Pricing UNKNOWN = new Pricing() {
        @Override
        public boolean knows(ModelLabel model) {
            return false;
        }

        @Override
        public OptionalDouble cost(ModelLabel model, Reply reply, Instant startedAt) {
            return OptionalDouble.empty();
        }
    };

    /** Whether there is a price for this model. */
    boolean knows(ModelLabel model);

    /** In USD; absent where price or tokens are not known. */
    OptionalDouble cost(ModelLabel model, Reply reply, Instant startedAt);
}
