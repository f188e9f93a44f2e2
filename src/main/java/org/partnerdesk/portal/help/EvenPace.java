package org.partnerdesk.portal.help;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.partnerdesk.directory.source.Asking;
import org.springframework.stereotype.Component;

/**
 * Lets a partner's request take a whole number of paces, however long the work behind it took: how many rows the
 * directory had to read for a customer must not be told by a clock (D5).
 */
@Component
class EvenPace {
    /** Longer than verification takes on a busy machine, shorter than anybody minds once a form is sent. */
    private static final Duration OWN_WORK = Duration.ofMillis(150);

    private final long pace;

    /** A live source takes its time for some customers and not for others, but never more than its deadline. */
    EvenPace(Asking asking) {
        pace = OWN_WORK.plus(asking.deadline()).toNanos();
    }

    <T> T keep(Supplier<T> work) {
        long begun = System.nanoTime();
        T done = work.get();
        long end = begun + pace * ((System.nanoTime() - begun) / pace + 1);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return done;
    }
}
