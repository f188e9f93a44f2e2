package org.partnerdesk.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.partnerdesk.platform.db.AfterCommit;

/**
 * Wakes those who wait for work in a table, one for each ring, so that nobody needs to look every second. A ring while
 * all are busy is kept for the next who would sleep; more rings than sleepers are worth no more than one each.
 */
public final class Bell {
    private final Semaphore rings = new Semaphore(0);
    private final int sleepers;

    public Bell(int sleepers) {
        this.sleepers = sleepers;
    }

    /** Wakes one now. */
    public void ring() {
        if (rings.availablePermits() < sleepers) {
            rings.release();
        }
    }

    /** Wakes one when the surrounding transaction has committed, else at once: before that there is nothing to see. */
    public void ringAfterCommit() {
        AfterCommit.run(this::ring);
    }

    /** Wakes everybody, to let them see that they should stop. */
    public void ringForAll() {
        rings.release(sleepers);
    }

    /** Sleeps until rung for, at most this long. */
    public void await(Duration atMost) throws InterruptedException {
        boolean rung = rings.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
        assert rung || !atMost.isNegative();
    }
}
