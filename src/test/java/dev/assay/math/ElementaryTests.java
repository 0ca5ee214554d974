package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Checks against the first digits that tables give. */
final class ElementaryTests {
    private final Reals reals = new Reals(208, new Budget(1_000_000));
    private final Elementary elementary = new Elementary(reals);

    private void assertHolds(Enclosure bounds, String digits) {
        Enclosure scaled = reals.multiply(bounds, Enclosure.of(BigInteger.TEN.pow(digits.length() - 1)));
        Enclosure whole = scaled.at(0);
        assertThat(whole.low().max(BigInteger.ZERO)).isEqualTo(new BigInteger(digits));
        assertThat(whole.width().bitLength()).isLessThanOrEqualTo(2);
    }

    @Test
    void ln_ofSmallNumbers_holdsTheValue() {
        assertThat(elementary.ln(Enclosure.of(1)).hasZero()).isTrue();
        assertHolds(elementary.ln(Enclosure.of(2)), "06931471805599453094");
        assertHolds(elementary.ln(Enclosure.of(3)), "10986122886681096");
        assertHolds(elementary.ln(Enclosure.of(4)), "13862943611198906");
        assertHolds(elementary.ln(reals.of(Rational.of(3, 2))), "04054651081081643");
        assertHolds(elementary.ln(reals.of(Rational.of(5))), "16094379124341003");
    }

    @Test
    void atan_ofSmallNumbers_holdsTheValue() {
        assertHolds(elementary.atan(Enclosure.of(1)), "07853981633974483096");
        assertHolds(elementary.atan(Enclosure.of(2)), "11071487177940905");
    }
}
