package org.partnerdesk.reporting;

import java.time.LocalDate;
import java.util.List;
import org.partnerdesk.commitments.Milestone;

/**
 * A ticket with promises that missed their goal, or their limit.
 *
 * @param severities under which they were promised
 * @param firstOn the first day that one of them counts on, {@code lastOn} the last
 */
public record MissedTicket(
        long ticketId,
        String number,
        String subject,
        List<Milestone> milestones,
        List<String> severities,
        LocalDate firstOn,
        LocalDate lastOn) {
    /** Which of the two was missed. */
    public enum Mark {
        GOAL,
        LIMIT
    }
}
