package dev.assay.suites;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks whose answer is a whole number: arithmetic against counting. */
final class IntegerWays {
    private IntegerWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays(
                        "int-1",
                        () -> text(8 + 6),
                        () -> text(Stream.concat(things(8), things(6)).count())),
                new TwoWays(
                        "int-2",
                        () -> text(31 - 9),
                        () -> text(IntStream.rangeClosed(0, 31)
                                .filter(n -> n + 9 == 31)
                                .findFirst()
                                .orElseThrow())),
                new TwoWays(
                        "int-3",
                        () -> text(6 * 7),
                        () -> text(IntStream.generate(() -> 7).limit(6).sum())),
                new TwoWays(
                        "int-4",
                        () -> text(56 / 8),
                        () -> text(
                                IntStream.iterate(56, n -> n >= 8, n -> n - 8).count())),
                new TwoWays(
                        "int-5",
                        () -> text(12 * 3),
                        () -> text(things(3).flatMap(box -> things(12)).count())),
                new TwoWays("int-6", IntegerWays::digitSumsByChoosing, IntegerWays::digitSumsByCounting),
                new TwoWays(
                        "int-7",
                        () -> text(3 + 4),
                        () -> text(Stream.concat(things(3), things(4)).count())),
                new TwoWays(
                        "int-8",
                        () -> text(50 * 2),
                        () -> text(IntStream.of(50, 50).sum())),
                new TwoWays(
                        "int-9",
                        () -> text(3 * (3 + 1) / 2),
                        () -> text(IntStream.rangeClosed(1, 3).sum())),
                new TwoWays(
                        "int-10",
                        () -> text(5 * 5),
                        () -> text(things(5).flatMap(row -> things(5)).count())),
                new TwoWays(
                        "int-11",
                        () -> text(100 % 7),
                        () -> text(IntStream.iterate(100, n -> n - 7)
                                .filter(n -> n < 7)
                                .findFirst()
                                .orElseThrow())),
                new TwoWays(
                        "int-12",
                        () -> text(50 / 3),
                        () -> text(IntStream.rangeClosed(1, 50)
                                .filter(n -> n % 3 == 0)
                                .count())),
                new TwoWays(
                        "int-13",
                        () -> text(40 * 41 / 2),
                        () -> text(IntStream.rangeClosed(1, 40).sum())),
                new TwoWays(
                        "int-14",
                        () -> text(BigInteger.valueOf(84)
                                .gcd(BigInteger.valueOf(126))
                                .intValue()),
                        () -> text(IntStream.rangeClosed(1, 84)
                                .filter(n -> 84 % n == 0 && 126 % n == 0)
                                .max()
                                .orElseThrow())),
                new TwoWays(
                        "int-15",
                        () -> text((3 + 1) * (2 + 1) * (1 + 1)),
                        () -> text(IntStream.rangeClosed(1, 360)
                                .filter(n -> 360 % n == 0)
                                .count())),
                new TwoWays(
                        "int-16",
                        () -> text(BigInteger.valueOf(7)
                                .pow(2026)
                                .mod(BigInteger.TEN)
                                .intValue()),
                        () -> text(List.of(1, 7, 9, 3).get(2026 % 4))));
    }

    private static Stream<Integer> things(int count) {
        return IntStream.range(0, count).boxed();
    }

    private static String text(long number) {
        return String.valueOf(number);
    }

    /** Four parts of at least 1 with the sum 14, less those with a part above 9 (no two parts can be). */
    private static String digitSumsByChoosing() {
        long all = choose(14 - 1, 3);
        long tooLarge = 4 * choose(14 - 9 - 1, 3);
        return text(all - tooLarge);
    }

    private static String digitSumsByCounting() {
        return text(IntStream.rangeClosed(1000, 9999)
                .mapToObj(String::valueOf)
                .filter(digits -> !digits.contains("0"))
                .filter(digits -> digits.chars().map(digit -> digit - '0').sum() == 14)
                .count());
    }

    /** The number of ways to choose k of n things. */
    static long choose(int n, int k) {
        return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
    }
}
