package dev.assay.score;

/**
 * The verdict of one test of a coding task.
 *
 * @param name of the test, as {@code 3} for the fourth case
 * @param detail for people: what went wrong; empty for a pass. Hostile text: made safe where it is shown
 * @param cpuMillis CPU time that the tested program used
 * @param peakMiB the most memory that its process held at once, in MiB, over all tests that ran in it; 0 where nobody knows
 * @param output the beginning of what a program printed, or of what a function returned; hostile text
 */
public record TestVerdict(String name, Kind kind, String detail, long cpuMillis, long peakMiB, String output) {
    private static final long MIB = 1 << 20;
    private static final int LONGEST_OUTPUT = 1000;

    public TestVerdict {
        output = output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT) + "...";
    }

    /** A verdict of which memory and output are not known. */
    public TestVerdict(String name, Kind kind, String detail, long cpuMillis) {
        this(name, kind, detail, cpuMillis, 0, "");
    }

    /** Whether the program failed, and not for want of time alone. */
    boolean isFailure() {
        return kind != Kind.PASS && kind != Kind.TIME_LIMIT && kind != Kind.GRADER_ERROR;
    }

    TestVerdict withPeak(long bytes) {
        return new TestVerdict(name, kind, detail, cpuMillis, (bytes + MIB - 1) / MIB, output);
    }

    TestVerdict withOutput(String text) {
        return new TestVerdict(name, kind, detail, cpuMillis, peakMiB, text);
    }

    /** The classes of test verdicts. */
    public enum Kind {
        PASS("pass"),
        WRONG_ANSWER("wrongAnswer"),
        RUNTIME_ERROR("runtimeError"),
        COMPILE_ERROR("compileError"),
        TIME_LIMIT("timeLimit"),
        MEMORY_LIMIT("memoryLimit"),
        OUTPUT_LIMIT("outputLimit"),
        REFUSED("refused"),
        GRADER_ERROR("graderError");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The spelling in files and on screens. */
        public String text() {
            return text;
        }
    }
}
