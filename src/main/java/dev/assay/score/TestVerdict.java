package dev.assay.score;

/**
 * The verdict of one test of a coding task.
 *
 * @param name of the test, as {@code 3} for the fourth case
 * @param detail for people: what went wrong; empty for a pass. Hostile text: made safe where it is shown
 * @param cpuMillis CPU time that the tested program used
 */
public record TestVerdict(String name, Kind kind, String detail, long cpuMillis) {
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
