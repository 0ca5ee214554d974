package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class FactorialsTests {
    private static BigInteger product(int from, int to) {
        BigInteger product = BigInteger.ONE;
        for (int i = from; i <= to; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    @Test
    void factorial_upAndDown_buildsOnTheLast() {
        Factorials factorials = new Factorials();
        for (int n : new int[] {0, 5, 5, 1500, 1502, 30, 0, 1, 170}) {
            assertThat(factorials.factorial(n)).isEqualTo(product(1, n));
        }
    }

    @Test
    void product_ofTheGreatestNumbers_isExact() {
        assertThat(Factorials.product(Factorials.MAX - 90, Factorials.MAX))
                .isEqualTo(product(Factorials.MAX - 90, Factorials.MAX));
    }
}
