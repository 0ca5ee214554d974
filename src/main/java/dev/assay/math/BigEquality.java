package dev.assay.math;

import java.util.Map;

/** Decides whether two numbers are one that are too big to write out: by their sizes, then modulo primes. */
final class BigEquality {
    private final Budget budget;

    BigEquality(Budget budget) {
        this.budget = budget;
    }

    Equality compare(Expression gold, Expression answer) {
        if (Printer.canonical(gold).equals(Printer.canonical(answer))) {
            return Verdicts.equal("the same expression, but for the order of terms");
        }
        boolean sized = false;
        try {
            Size.Finder finder = new Size.Finder(budget);
            if (finder.apart(finder.of(gold), finder.of(answer))) {
                return Verdicts.different("the sizes differ");
            }
            sized = true;
        } catch (NoValue none) {
            sized = false;
        }
        try {
            for (long prime : ModularEvaluator.PRIMES) {
                ModularEvaluator modular = new ModularEvaluator(prime, Map.of(), budget);
                if (modular.value(gold) != modular.value(answer)) {
                    return Verdicts.different("different modulo " + prime);
                }
            }
            return sized
                    ? Verdicts.equal(
                            "of one size, and equal modulo %d primes".formatted(ModularEvaluator.PRIMES.length))
                    : Verdicts.undecided("equal modulo primes, but of unknown size");
        } catch (NoValue none) {
            return Verdicts.undecided("numbers too big to write out");
        }
    }
}
