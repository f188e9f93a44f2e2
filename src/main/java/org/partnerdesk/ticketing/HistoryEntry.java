package org.partnerdesk.ticketing;

import java.time.Instant;
import java.util.Map;
import org.partnerdesk.access.Actor;

/**
 * One line of a ticket's history: a fact, put into words only where it is read.
 *
 * @param detail what the words need, such as {@code from}, {@code to}, {@code value}
 */
public record HistoryEntry(Instant at, Actor by, What what, Map<String, String> detail) {

    /** What can happen to a ticket. */
    public enum What {
        OPENED,
        FIELD_FILLED,
        REQUESTER_SET,
        SERVICE_SET,
        ORGANISATION_SET,
        VERIFIED,
        PRIORITY_TICKED,
        SEVERITY_SET,
        /** A re-verification would lower the severity of an open ticket; an agent decides (D6). */
        LOWER_SEVERITY_PROPOSED,
        PROPOSAL_ACCEPTED,
        PROPOSAL_DECLINED,
        /** An agent said which account the ticket is about. */
        CUSTOMER_CONFIRMED,
        /** A re-verification left a severity alone that a person had set (D6). */
        SEVERITY_KEPT,
        DATA_CENTRE_SET,
        IMPACT_SET,
        REQUEST_TYPE_SET,
        ASSIGNED,
        STATUS_SET,
        ACKNOWLEDGED,
        DETERMINED,
        REPLIED,
        NOTED,
        TAGGED,
        UNTAGGED,
        /** A promise that nobody kept came to a rung of its ladder (D13). */
        STEP_REACHED,
        /** A mail of the desk's came back; the address is in {@code to}, what was said in {@code reason}. */
        MAIL_BOUNCED,
        /** Somebody on the way still tries to deliver it. */
        MAIL_DELAYED,
        /** The desk did not send an automatic mail; {@code why} is the name of the rule. */
        MAIL_SUPPRESSED,
        /** A mail joined under another subject, {@code value}; it may be about another matter. */
        OTHER_SUBJECT,
        /** The partner wrote to a ticket that was done, and it stays so: it was reopened too often just before. */
        REOPENING_WITHHELD,
        /** A person had a mail that had not arrived sent once more, to {@code to}. */
        MAIL_RESENT
    }
}
