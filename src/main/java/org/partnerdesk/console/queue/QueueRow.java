package org.partnerdesk.console.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.SeveritySource;
import org.partnerdesk.ticketing.Status;

/**
 * One ticket in the queue.
 *
 * @param requester name, else address
 * @param partner null for strangers, {@code customer} until the account is known
 * @param promise what is owed next; null when nothing is
 * @param assignee an agent's name
 * @param overdueSince the limit that passed first of those whose promise is still to be kept; null when none has
 * @param offers accounts that were found where an agent has to settle whom the ticket is about, best first
 */
public record QueueRow(
        long id,
        String number,
        String subject,
        Severity severity,
        SeveritySource severitySource,
        Status status,
        boolean priority,
        String requester,
        @Nullable Long partnerId,
        @Nullable String partner,
        @Nullable String zoid,
        @Nullable String customer,
        String dataCentre,
        Channel channel,
        @Nullable Promise promise,
        @Nullable String assignee,
        Instant changedAt,
        @Nullable Instant overdueSince,
        List<Offer> offers) {

    /** An account found in a ticket that waits for review. */
    public record Offer(String zoid, String accountName, boolean mapped) {}

    boolean isPastGoal() {
        return promise != null && promise.tone() == Promise.Tone.PAST_GOAL;
    }

    /** Something is overdue that the promise shown does not tell: an update is owed before it. */
    public boolean isOverdueBesides() {
        return overdueSince != null && !isBroken();
    }

    boolean isBroken() {
        return promise != null && promise.tone() == Promise.Tone.BROKEN;
    }
}
