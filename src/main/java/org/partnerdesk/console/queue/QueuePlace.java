package org.partnerdesk.console.queue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.search.TicketView;

/**
 * Where in a list a page begins (keyset paging): behind the ticket {@code id}, in lists by limit behind that limit.
 * Written {@code 10482} or {@code 1771236720000000-10482}, the limit in microseconds.
 */
record QueuePlace(@Nullable Long id, @Nullable Instant limitAt) {
    static final QueuePlace START = new QueuePlace(null, null);

    /** The place that {@code text} names; the start for anything else. */
    static QueuePlace of(@Nullable String text) {
        if (text == null || !text.matches("([0-9]{1,16}-)?[0-9]{1,18}")) {
            return START;
        }
        int dash = text.indexOf('-');
        Instant limit =
                dash < 0 ? null : Instant.EPOCH.plus(Long.parseLong(text.substring(0, dash)), ChronoUnit.MICROS);
        return new QueuePlace(Long.parseLong(text.substring(dash + 1)), limit);
    }

    static QueuePlace after(QueueRow row, TicketView view) {
        Promise promise = row.promise();
        Instant limit = switch (view) {
            case DUE_NEXT, OWES_AN_UPDATE -> promise == null ? null : promise.limitAt();
            case BREACHED -> row.overdueSince();
            default -> null;
        };
        return new QueuePlace(row.id(), limit);
    }

    @Override
    public String toString() {
        return limitAt == null ? String.valueOf(id) : ChronoUnit.MICROS.between(Instant.EPOCH, limitAt) + "-" + id;
    }
}
