package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Effort;
import dev.assay.testing.SmallStack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that are made to hang, overflow or run something: each has a verdict, on a small stack, that is not equal. */
final class HostileInputTests {
    private static final long MAX_CPU_NANOS = 50_000_000;
    private static final long MAX_BYTES = 64L << 20;

    static Stream<String> inputs() {
        return Stream.of(
                "12^{12^{12^{12}}}",
                "((((7!)!)!)!)!",
                "20000000!",
                "{".repeat(9000) + "7" + "}".repeat(9000),
                "{".repeat(19_000),
                "\\boxed{".repeat(2500),
                "\\frac{1}{1+".repeat(1500),
                "(".repeat(9900) + ")".repeat(9900),
                "\\sqrt{".repeat(3000),
                "2^{".repeat(3000),
                "2^".repeat(9000) + "2",
                "7!".repeat(5000),
                "1+".repeat(9900) + "1",
                "-".repeat(19_000) + "9",
                "+-".repeat(9000) + "8",
                "9".repeat(19_999),
                "7,".repeat(9900),
                "y".repeat(19_000),
                "sqrt".repeat(4500),
                "1/".repeat(9000) + "1",
                "x" + "!".repeat(19_000),
                "5" + "%".repeat(19_000),
                "1\u00b1".repeat(9000) + "1",
                "(1,2)\\cup".repeat(1500) + "(1,2)",
                "area: ".repeat(3000) + "5",
                "area 5 ".repeat(2500),
                "x=".repeat(9000) + "1",
                "(".repeat(90) + "1" + "/2/2/2/2/2/2/2/2)".repeat(90),
                "x_{".repeat(5000),
                "1:".repeat(9000) + "1",
                "orA".repeat(6000),
                "sinx".repeat(4500),
                "\\sum_{k=1}^{999}\\sqrt{k}",
                "\\sqrt{2}+".repeat(1800) + "\\sin 1",
                ".".repeat(19_000),
                "\\".repeat(19_000),
                "|".repeat(19_000),
                "\\text{".repeat(3000),
                "\\text{a}".repeat(2500),
                "\\left(".repeat(3000),
                "a_".repeat(9000),
                "a'".repeat(9000),
                "\\{".repeat(9000),
                "[".repeat(19_000),
                "\\begin{pmatrix}".repeat(1300),
                "\\begin{pmatrix}" + "1&1\\\\".repeat(2500) + "\\end{pmatrix}",
                "\\sin ".repeat(4000) + "1",
                "\\sin(".repeat(90) + "1" + ")".repeat(90),
                "\\sum_{k=1}^{2000000} k^k",
                "\\sum_{a=1}^{999}\\sum_{b=1}^{999}\\sum_{c=1}^{999} abc",
                "\\prod_{k=1}^{1999} k^{k^2}",
                "(x+y+z+w)^{5000}",
                "\\frac{0}{0}",
                "0^0",
                "\\tan\\frac{\\pi}{2}",
                "\\ln(0)",
                "1e1999",
                "1e999999",
                "e^{e^{e^{e^{e}}}}",
                "\\sqrt[64]{2^{30000}+1}",
                "\\binom{100000}{50000}",
                "\u0000",
                "\u202e7\u202c",
                "é\u0301".repeat(3000),
                "__import__('pathlib').Path('x').touch()",
                "${jndi:ldap://127.0.0.1/x}",
                "$(touch x)",
                "%s%n%d{0}");
    }

    /** A comparison, and what it took. */
    private record Trial(Equality equality, long steps, Effort effort) {
        static Trial of(String gold, String answer) {
            MathEquality math = new MathEquality(MathPolicy.DEFAULT);
            Equality equality = math.compare(gold, answer);
            long steps = math.steps();
            return new Trial(
                    equality,
                    steps,
                    Effort.best(5, MAX_CPU_NANOS, () -> MathEquality.compare(gold, answer, MathPolicy.DEFAULT)));
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void compare_hostileAnswer_endsWithinStepsTimeAndMemoryOnASmallStack(String input) throws InterruptedException {
        List<Trial> trials = SmallStack.on(() ->
                List.of(Trial.of("31", input), Trial.of(input, "\\frac{31}{2}+x"), Trial.of(input, input + "+1")));

        for (Trial trial : trials) {
            assertThat(trial.equality().isEqual()).isFalse();
            if (!trial.equality().reason().contains("steps")) {
                assertThat(trial.steps()).isBetween(0L, MathPolicy.DEFAULT.steps());
            }
            assertThat(trial.effort().cpuNanos()).as("CPU time").isLessThan(MAX_CPU_NANOS);
            assertThat(trial.effort().allocatedBytes()).as("bytes").isLessThan(MAX_BYTES);
        }
    }
}
