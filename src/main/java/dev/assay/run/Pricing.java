package dev.assay.run;

import dev.assay.model.Attempt;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What replies cost. */
public final class Pricing {
    /** No price is known. */
    public static final Pricing UNKNOWN = new Pricing(Map.of());

    private final Map<ModelLabel, PriceList> prices;

    /** Pricing by these lists; what a model without one costs stays unknown. */
    public Pricing(Map<ModelLabel, PriceList> prices) {
        this.prices = Map.copyOf(prices);
    }

    /** Whether there is a price for this model. */
    public boolean knows(ModelLabel model) {
        return prices.containsKey(model);
    }

    /** In USD, by the moment at which the attempt that answered was sent; what the endpoint itself told counts first. Absent where price or tokens are not known. */
    public Optional<BigDecimal> cost(ModelLabel model, Reply reply) {
        List<Attempt> attempts = reply.attempts();
        if (attempts.isEmpty() || reply.usage().cost().isPresent()) {
            return reply.usage().cost();
        }
        return Optional.ofNullable(prices.get(model))
                .flatMap(list -> list.cost(
                        reply.usage(), attempts.get(attempts.size() - 1).startedAt()));
    }
}
