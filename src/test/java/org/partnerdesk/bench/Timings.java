package org.partnerdesk.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long each of many repetitions took.
 *
 * @param nanos in ascending order
 * @param seconds that all of them took together
 */
record Timings(long[] nanos, double seconds) {

    /** What is repeated; {@code client} is from 0. */
    interface Work {
        void once(int client) throws Exception;
    }

    /** Each of the clients does the work one time after the other, all at once. */
    static Timings of(int clients, int timesEach, Work work) throws Exception {
        long start = System.nanoTime();
        List<Callable<long[]>> runs = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int number = client;
            runs.add(() -> {
                long[] taken = new long[timesEach];
                for (int i = 0; i < timesEach; i++) {
                    long from = System.nanoTime();
                    work.once(number);
                    taken[i] = System.nanoTime() - from;
                }
                return taken;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            long[] all = new long[clients * timesEach];
            int at = 0;
            for (Future<long[]> run : threads.invokeAll(runs)) {
                System.arraycopy(run.get(), 0, all, at, timesEach);
                at += timesEach;
            }
            return of(all, (System.nanoTime() - start) / 1e9);
        }
    }

    static Timings of(long[] nanos, double seconds) {
        Arrays.sort(nanos);
        return new Timings(nanos, seconds);
    }

    /** The time that so many of a hundred did not exceed, in milliseconds. */
    double percentileMillis(int percent) {
        int rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(rank, 1) - 1] / 1e6;
    }

    /** What this thread has had of the processor. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    double perSecond() {
        return nanos.length / seconds;
    }
}
