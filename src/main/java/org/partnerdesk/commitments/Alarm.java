package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.db.AfterCommit;
import org.springframework.stereotype.Component;

/** Where the timer sleeps, and how a clock that fires earlier than it expects wakes it. */
@Component
class Alarm {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private @Nullable Instant rung;

    Alarm(Clock clock) {
        this.clock = clock;
    }

    /** Something fires at that moment, once the transaction at hand has committed. */
    void expectAfterCommit(Instant at) {
        AfterCommit.run(() -> expect(at));
    }

    /** Sleeps until {@code until} or the earlier moment that someone expects meanwhile. */
    void sleepUntil(Instant until) throws InterruptedException {
        lock.lock();
        try {
            Instant end = until;
            while (true) {
                if (rung != null && rung.isBefore(end)) {
                    end = rung;
                }
                Duration left = Duration.between(clock.instant(), end);
                if (!left.isPositive()) {
                    rung = null;
                    return;
                }
                if (!earlier.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                    rung = null;
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something fires at that moment. */
    void expect(Instant at) {
        lock.lock();
        try {
            if (rung == null || at.isBefore(rung)) {
                rung = at;
                earlier.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
