package org.partnerdesk.directory.source;

import java.time.Duration;

/** When something must be done; by the machine's own time, which waits for nobody. */
record Deadline(long nanos) {
    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos());
    }

    /** What is left, a millisecond at least: to most who are told it, none would mean for ever. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
