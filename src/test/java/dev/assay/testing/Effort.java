package dev.assay.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work took of the thread that did it: processor time, which other programs on the machine do not lengthen, and memory.
 *
 * @param cpuNanos the least of several times
 * @param allocatedBytes the least of several times; what was allocated, whether or not it was given back
 */
public record Effort(long cpuNanos, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** By then a compiler that has other work to do has caught up. */
    private static final int WARM_UPS = 20;

    /** Warms up, at most until the work was within this time; then does it up to so many times, not again once it was within it. */
    public static Effort best(int times, long enoughNanos, Runnable work) {
        work.run();
        Effort best = once(work);
        for (int i = 0; i < WARM_UPS && best.cpuNanos > enoughNanos; i++) {
            best = once(work);
        }
        for (int i = 1; i < times && best.cpuNanos > enoughNanos; i++) {
            Effort next = once(work);
            best = new Effort(
                    Math.min(best.cpuNanos, next.cpuNanos), Math.min(best.allocatedBytes, next.allocatedBytes));
        }
        return best;
    }

    private static Effort once(Runnable work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        long taken = THREADS.getCurrentThreadCpuTime() - cpu;
        return new Effort(taken, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}
