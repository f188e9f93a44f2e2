package org.partnerdesk.workflow;

import java.time.Duration;
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
     * @param mark open time from the start of the promise
     * @param at when it came to it, which may be before it was noticed
     * @param webhooks addresses of other systems that are called
     */
    public record Notice(
            long ticketId,
            long commitmentId,
            Duration mark,
            Milestone milestone,
            StepPlace place,
            Instant at,
            Instant goalAt,
            Instant limitAt,
            List<Called> people,
            List<String> webhooks) {
        /** Names the step for ever, whoever hears of it. */
        public String key() {
            return "step-" + commitmentId + "-" + mark.toMinutes();
        }
    }
}
