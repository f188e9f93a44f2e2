package org.partnerdesk.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one source of the present moment, in UTC and to the microsecond, which is what PostgreSQL keeps.
 *
 * <p>A stretch of the past can be lived through again with {@link #replaying}: every part of the desk that runs inside
 * it, on the same thread, takes the given instant for the present. The demo history is made that way, through the same
 * doors as real requests, while other threads go on in the real present.
 *
 * <p>A demonstration may be ahead of the real present ({@link #runAhead}), never behind it.
 */
public final class DeskClock extends Clock {
    private static final ScopedValue<Instant> REPLAYED = ScopedValue.newInstance();

    private final Clock real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private volatile Duration heldBack = Duration.ZERO;

    public DeskClock(Clock real) {
        this.real = real;
    }

    /** Runs {@code work} as if it were {@code at}. */
    public static void replaying(Instant at, Runnable work) {
        ScopedValue.where(REPLAYED, at).run(work);
    }

    /** Whether the caller lives in a replayed past; what it writes to people is then kept and never sent. */
    public static boolean isReplaying() {
        return REPLAYED.isBound();
    }

    @Override
    public Instant instant() {
        return (REPLAYED.isBound()
                        ? REPLAYED.get()
                        : real.instant().minus(heldBack).plus(ahead.get()))
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** From now on the present is that far ahead of the real one, for everybody; what is less than before is not taken. */
    public void runAhead(Duration wanted) {
        ahead.accumulateAndGet(wanted, (now, then) -> now.compareTo(then) < 0 ? then : now);
    }

    /** What the machine says, whatever the desk makes of it. */
    Instant unheld() {
        return real.instant();
    }

    /** From now on the machine's clock counts as that far ahead of the one that all nodes have in common. */
    void holdBack(Duration by) {
        heldBack = by;
    }

    Duration heldBack() {
        return heldBack;
    }

    /** How far a clock's present is ahead of the real one by intention: a demonstration's. */
    public static Duration ahead(Clock clock) {
        return clock instanceof DeskClock desk ? desk.ahead() : Duration.ZERO;
    }

    /** How far the present is ahead of the real one. */
    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("The desk's clock speaks UTC; convert at the reader's page instead");
    }
}
