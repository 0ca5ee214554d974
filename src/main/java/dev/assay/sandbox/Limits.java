package dev.assay.sandbox;

import java.time.Duration;

/**
 * What a run may use. CPU time is what counts; wall time, ten times as long, only ends what sleeps, so that a busy machine
 * changes no verdict.
 *
 * @param cpu CPU time from one request to its reply, or of the whole run where there are no requests
 * @param cpuTotal CPU time of the whole run
 * @param memoryBytes address space of the program
 * @param outputBytes what it may write to standard output, and again to standard error
 * @param replyBytes what it may reply in the whole run
 */
public record Limits(Duration cpu, Duration cpuTotal, long memoryBytes, int outputBytes, int replyBytes) {
    private static final int WALL_PER_CPU = 10;

    public Limits {
        if (cpu.isNegative() || cpu.isZero() || cpuTotal.compareTo(cpu) < 0) {
            throw new IllegalArgumentException("cpu is %s, cpuTotal is %s".formatted(cpu, cpuTotal));
        }
        if (memoryBytes <= 0 || outputBytes <= 0 || replyBytes <= 0) {
            throw new IllegalArgumentException("memoryBytes is %d, outputBytes is %d, replyBytes is %d"
                    .formatted(memoryBytes, outputBytes, replyBytes));
        }
    }

    /** Wall time from one request to its reply. */
    Duration wall() {
        return cpu.multipliedBy(WALL_PER_CPU);
    }

    /** Wall time of the whole run. */
    Duration wallTotal() {
        return cpuTotal.multipliedBy(WALL_PER_CPU);
    }

    /** The same limits with another for memory. */
    public Limits withMemory(long bytes) {
        return new Limits(cpu, cpuTotal, bytes, outputBytes, replyBytes);
    }

    /** The same limits with another CPU limit for the whole run. */
    public Limits withCpuTotal(Duration total) {
        return new Limits(cpu, total, memoryBytes, outputBytes, replyBytes);
    }
}
