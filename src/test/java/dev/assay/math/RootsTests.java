package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RootsTests {
    @Test
    void floor_besidePowers_isExact() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            int degree = random.nextInt(2, 9);
            BigInteger root = BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE))
                    .shiftRight(random.nextInt(62))
                    .add(BigInteger.ONE)
                    .pow(random.nextInt(1, 6));
            BigInteger power = root.pow(degree);
            assertThat(Roots.floor(power, degree)).isEqualTo(root);
            assertThat(Roots.floor(power.add(BigInteger.ONE), degree)).isEqualTo(root);
            assertThat(Roots.floor(power.subtract(BigInteger.ONE), degree)).isEqualTo(root.subtract(BigInteger.ONE));
        }
    }
}
