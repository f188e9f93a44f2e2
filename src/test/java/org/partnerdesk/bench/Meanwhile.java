package org.partnerdesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.ticketing.Channel;

/** Ten tickets a second for as long as it takes. */
final class Meanwhile implements Runnable {
    private final Intake intake;
    private final List<Long> taken = new ArrayList<>();
    private volatile boolean enough;

    Meanwhile(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void run() {
        while (!enough) {
            long start = System.nanoTime();
            intake.submit(Submission.typed(
                    Channel.API,
                    "dana@delta-channel.example",
                    "Meanwhile",
                    "",
                    "it@harbor-freightways.example",
                    null,
                    null,
                    null));
            taken.add(System.nanoTime() - start);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100) - (System.nanoTime() - start));
        }
    }

    /** After the one in hand. */
    void stop() {
        enough = true;
    }

    double p99() {
        return Timings.of(taken.stream().mapToLong(Long::longValue).toArray(), 1)
                .percentileMillis(99);
    }
}
