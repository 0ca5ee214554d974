package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
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

    /** Digits of the On-Line Encyclopedia of Integer Sequences: A049469, A049470, A001113, A002392, A073000. */
    @Test
    void allFunctions_holdManyDigits() {
        assertHolds(elementary.sin(Enclosure.of(1)), "0841470984807896506652502321630298999622563060798371");
        assertHolds(elementary.cos(Enclosure.of(1)), "0540302305868139717400936607442976603732310420617922");
        assertHolds(elementary.exp(Enclosure.of(1)), "2718281828459045235360287471352662497757247093699959");
        assertHolds(elementary.ln(Enclosure.of(10)), "2302585092994045684017991454684364207601101488628772");
        assertHolds(elementary.atan(reals.of(Rational.HALF)), "0463647609000806116214256231461214402028537054286120");
    }

    /** What is calculated with few bits holds what is calculated with many. */
    @Test
    void allFunctions_atRandomNumbers_holdTheMorePreciseValue() {
        Reals more = new Reals(1344, new Budget(1_000_000_000));
        Elementary precise = new Elementary(more);
        Elementary quick = new Elementary(new Reals(208, new Budget(1_000_000_000)));
        SplittableRandom random = new SplittableRandom(20_261_130);
        for (int i = 0; i < 300; i++) {
            Rational x = Rational.of(random.nextInt(1, 4000), random.nextInt(1, 400));
            for (Rational number : List.of(x, x.negate(), Rational.ONE.plus(Rational.ONE.dividedBy(x.times(x))))) {
                Enclosure wide = reals.of(number);
                Enclosure narrow = more.of(number);
                assertWithin(precise.sin(narrow), quick.sin(wide), "sin " + number);
                assertWithin(precise.cos(narrow), quick.cos(wide), "cos " + number);
                assertWithin(precise.exp(narrow), quick.exp(wide), "exp " + number);
                assertWithin(precise.atan(narrow), quick.atan(wide), "atan " + number);
                if (number.signum() > 0) {
                    assertWithin(precise.ln(narrow), quick.ln(wide), "ln " + number);
                }
            }
        }
    }

    private static void assertWithin(Enclosure inner, Enclosure outer, String what) {
        int exponent = inner.exponent() < outer.exponent() ? inner.exponent() : outer.exponent();
        assertThat(inner.at(exponent).low())
                .as(what)
                .isGreaterThanOrEqualTo(outer.at(exponent).low());
        assertThat(inner.at(exponent).high())
                .as(what)
                .isLessThanOrEqualTo(outer.at(exponent).high());
        int lost = outer.bits() - outer.width().bitLength();
        assertThat(lost).as("bits of " + what).isGreaterThan(150);
    }

    @Test
    void ln_ofANumberThatMayBeNearZero_isUnsure() {
        Enclosure wide = new Enclosure(BigInteger.ONE, BigInteger.TWO.pow(100), -100);

        assertThatThrownBy(() -> elementary.ln(wide))
                .isInstanceOfSatisfying(
                        NoValue.class, none -> assertThat(none.why()).isEqualTo(NoValue.Why.UNSURE));
    }
}
