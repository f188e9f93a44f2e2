package org.partnerdesk.directory.source;

import java.util.concurrent.atomic.AtomicInteger;

/** Retries for one call in ten and a few to begin with, so that a source in trouble is not asked threefold. */
final class RetryBudget {
    private static final int RETRY = 10;
    private static final int MOST = 10 * RETRY;

    private final AtomicInteger saved = new AtomicInteger(5 * RETRY);

    void called() {
        saved.updateAndGet(tenths -> Math.min(MOST, tenths + 1));
    }

    /** Whether there is a retry left; then it is spent. */
    boolean spend() {
        return saved.getAndUpdate(tenths -> tenths < RETRY ? tenths : tenths - RETRY) >= RETRY;
    }
}
