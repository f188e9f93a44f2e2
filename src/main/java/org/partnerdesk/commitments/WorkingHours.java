package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A calendar in force, for pages that show when the desk works. */
public final class WorkingHours {
    private final int version;
    private final CalendarSpec spec;
    private final WorkingCalendar hours;

    WorkingHours(int version, CalendarSpec spec, WorkingCalendar hours) {
        this.version = version;
        this.spec = spec;
        this.hours = hours;
    }

    public int version() {
        return version;
    }

    /** The week and the holidays as they were written. */
    public CalendarSpec spec() {
        return spec;
    }

    public ZoneId zone() {
        return ZoneId.of(spec.zone());
    }

    public boolean isOpen(Instant at) {
        return hours.isOpen(at);
    }

    /** Open time between two moments. */
    public Duration open(Instant from, Instant to) {
        return hours.between(from, to);
    }

    /** The first moment by which so much open time has gone by since {@code from}. */
    public Instant after(Instant from, Duration open) {
        return hours.add(from, open);
    }
}
