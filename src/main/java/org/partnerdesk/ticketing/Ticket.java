package org.partnerdesk.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Verdict;

/**
 * A request for help as it stands.
 *
 * @param number the id with the vendor's prefix, such as {@code PD-10482}
 * @param zoid the customer account, once a verdict settled it
 * @param dataCentre the customer's; the mailbox's own until the customer is known
 * @param partnerId null while the sender is a stranger
 * @param language the requester's: {@code en}, {@code ar} or {@code th}
 * @param assignee an agent's address
 * @param confirmedZoid the account that an agent confirmed for this ticket, mapped to its partner or not
 * @param proposedSeverity what a verdict reached anew would lower the severity to; an agent decides (D6)
 * @param mailbox the desk's address that answers
 */
public record Ticket(
        long id,
        String number,
        String subject,
        Status status,
        Severity severity,
        SeveritySource severitySource,
        boolean priorityCustomer,
        @Nullable String customerPrimaryEmail,
        @Nullable FilledBy filledBy,
        Verdict verdict,
        @Nullable String zoid,
        Channel channel,
        @Nullable String service,
        @Nullable String organisationId,
        String dataCentre,
        @Nullable String requestType,
        @Nullable Long partnerId,
        String requesterEmail,
        @Nullable String requesterName,
        String language,
        @Nullable String assignee,
        @Nullable Impact impact,
        @Nullable String confirmedZoid,
        @Nullable Severity proposedSeverity,
        String mailbox,
        Instant createdAt,
        Instant changedAt) {

    /** Whether {@code to} is another requester than this ticket's, and not of the same partner. */
    public boolean changesHands(Sender to) {
        return !to.email().equals(requesterEmail) && (partnerId == null || !partnerId.equals(to.partnerId()));
    }
}
