package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.Holiday;

/**
 * Where holidays of a calendar are read from, every day.
 *
 * @param holidays the kept copy of what was read last
 * @param readAt null: never yet
 * @param failure the message {@code api.<failure>} says why the last reading gave nothing; null when it gave
 *     {@code holidays}
 * @param detail such as {@code HTTP 404}
 */
public record CalendarFeed(
        String code,
        String url,
        String byEmail,
        String reason,
        List<Holiday> holidays,
        @Nullable Instant readAt,
        @Nullable String failure,
        @Nullable String detail) {}
