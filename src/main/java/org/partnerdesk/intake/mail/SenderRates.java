package org.partnerdesk.intake.mail;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many mails each client's address has begun in this minute. */
final class SenderRates {
    private final int most;
    private final Clock clock;
    private volatile Minute minute = new Minute(0, new ConcurrentHashMap<>());

    private record Minute(long number, Map<String, AtomicInteger> begun) {}

    SenderRates(int mostPerMinute, Clock clock) {
        this.most = mostPerMinute;
        this.clock = clock;
    }

    /** Counts a mail. False when the address has had its share. */
    boolean allows(String address) {
        long now = clock.millis() / 60_000;
        Minute current = minute;
        if (current.number() != now) {
            current = new Minute(now, new ConcurrentHashMap<>());
            minute = current;
        }
        return current.begun()
                        .computeIfAbsent(address, a -> new AtomicInteger())
                        .incrementAndGet()
                <= most;
    }
}
