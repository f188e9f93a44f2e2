package org.partnerdesk.notification;

import java.time.Duration;

/** How long to wait before something that failed is tried again: twice as long each time, up to the longest pause. */
record BackOff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 10;

    /** @param attempts that have failed before the last one */
    Duration after(int attempts) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
