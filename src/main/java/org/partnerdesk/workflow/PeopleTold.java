package org.partnerdesk.workflow;

import java.time.Instant;
import java.util.List;
import org.partnerdesk.access.Roster.Called;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.StepPlace;

/** Promises that people of the desk must hear of now. Published in the transaction that notes it on the tickets. */
public record PeopleTold(List<Notice> notices) {

    /**
     * A promise that has come to a rung, and who is told.
     *
     * @param at when it came to it, which may be before it was noticed
     */
    public record Notice(
            long ticketId,
            Milestone milestone,
            StepPlace place,
            Instant at,
            Instant goalAt,
            Instant limitAt,
            List<Called> people) {}
}
