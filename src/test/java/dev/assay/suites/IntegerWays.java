package dev.assay.suites;

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
                new TwoWays("int-6", IntegerWays::digitSumsByChoosing, IntegerWays::digitSumsByCounting));
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
