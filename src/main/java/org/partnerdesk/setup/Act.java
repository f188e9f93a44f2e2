package org.partnerdesk.setup;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** What somebody does in the demo history, through one of the product's doors. */
sealed interface Act {
    /** A mail to the desk, the first or a further one. */
    record Mail(DemoMail mail) implements Act {}

    /** A form or an API call that opens a ticket. */
    record Submit(Submission submission) implements Act {}

    /** A further message by the same way. */
    record Reply(Submission submission) implements Act {}

    record Answer(
            Actor by, String body, boolean update, @Nullable Status then) implements Act {}

    record Note(Actor by, String body) implements Act {}

    record Acknowledge(Actor by) implements Act {}

    record Determine(Actor by, Determination finding) implements Act {}

    record Assign(Actor by, String to) implements Act {}

    /** The workflow of M6, begun by an agent. */
    record Fill(Actor by, String email) implements Act {}

    record SetSeverity(Actor by, Severity to, String reason) implements Act {}

    record SetStatus(Actor by, Status to) implements Act {}
}
