package dev.assay.suites;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Tasks whose answer is a set: built from parts against sieved from all candidates. */
final class SetWays {
    private SetWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays("set-1", () -> AnswerText.set(divisors(6)), () -> those(1, 6, n -> 6 % n == 0)),
                new TwoWays("set-2", SetWays::inBothByRetaining, SetWays::inBothByMarks),
                new TwoWays("set-3", SetWays::primesBySieve, () -> those(11, 19, SetWays::hasNoDivisor)),
                new TwoWays("set-4", SetWays::rootsByFormula, () -> those(-1000, 1000, x -> x * x == 9 * x - 14)),
                new TwoWays("set-5", SetWays::shiftsByDivisors, () -> those(1, 1000, n -> (n + 11) % (n + 1) == 0)),
                new TwoWays("set-6", SetWays::squareRootsByRemainders, () -> those(0, 34, x -> (x * x - 4) % 35 == 0)));
    }

    private static String those(long first, long last, LongPredicate condition) {
        return AnswerText.set(
                LongStream.rangeClosed(first, last).filter(condition).boxed().toList());
    }

    /** All products of prime factors of n, each used at most as often as it occurs in n. */
    private static Set<Long> divisors(long n) {
        Set<Long> divisors = new HashSet<>(Set.of(1L));
        long rest = n;
        for (long prime = 2; rest > 1; prime++) {
            while (rest % prime == 0) {
                rest /= prime;
                for (long divisor : List.copyOf(divisors)) {
                    divisors.add(divisor * prime);
                }
            }
        }
        return divisors;
    }

    private static String inBothByRetaining() {
        Set<Long> both = new HashSet<>(Set.of(1L, 2L, 3L, 5L, 8L));
        both.retainAll(Set.of(2L, 3L, 4L, 8L, 9L));
        return AnswerText.set(both);
    }

    private static String inBothByMarks() {
        int[] marks = new int[10];
        for (int member : new int[] {1, 2, 3, 5, 8, 2, 3, 4, 8, 9}) {
            marks[member]++;
        }
        return those(0, 9, n -> marks[(int) n] == 2);
    }

    private static String primesBySieve() {
        BitSet primes = new BitSet();
        primes.set(2, 20);
        for (int n = 2; n < 20; n++) {
            for (int multiple = 2 * n; multiple < 20; multiple += n) {
                primes.clear(multiple);
            }
        }
        return AnswerText.set(
                primes.stream().filter(n -> n > 10).mapToObj(n -> (long) n).toList());
    }

    private static boolean hasNoDivisor(long n) {
        return LongStream.range(2, n).noneMatch(divisor -> n % divisor == 0);
    }

    private static String rootsByFormula() {
        long discriminant = 9 * 9 - 4 * 14;
        long root = LongStream.rangeClosed(0, discriminant)
                .filter(r -> r * r == discriminant)
                .findFirst()
                .orElseThrow();
        return AnswerText.set(List.of(
                Rational.of(9 - root, 2).whole(), Rational.of(9 + root, 2).whole()));
    }

    /** n + 1 divides n + 11 just if it divides the difference, and n + 1 is at least 2. */
    private static String shiftsByDivisors() {
        return AnswerText.set(divisors(11 - 1).stream()
                .map(divisor -> divisor - 1)
                .filter(n -> n >= 1)
                .toList());
    }

    /** x leaves 2 or -2 modulo 5 and modulo 7; 21 is 1 modulo 5 and 0 modulo 7, 15 the other way round. */
    private static String squareRootsByRemainders() {
        List<Long> roots = new ArrayList<>();
        for (long byFive : new long[] {2, -2}) {
            for (long bySeven : new long[] {2, -2}) {
                roots.add(Math.floorMod(21 * byFive + 15 * bySeven, 35L));
            }
        }
        return AnswerText.set(roots);
    }
}
