package org.partnerdesk.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.Passage;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Impact;

/**
 * A request for help, whichever way it came.
 *
 * @param requesterEmail an address, any case
 * @param language the requester's if the channel knows it; else the directory's, else the text's own
 * @param body the whole text as written, quotes included
 * @param mailbox the desk's address it was sent to; null when it did not come by mail
 * @param passages what to read for the customer, in reading order, subject first
 * @param mailId Message-ID without angle brackets, for threading the answer
 * @param automatic written by a machine: opened, never answered
 */
public record Submission(
        Channel channel,
        String requesterEmail,
        @Nullable String requesterName,
        @Nullable String language,
        String subject,
        String body,
        @Nullable String customerPrimaryEmail,
        @Nullable String organisationId,
        @Nullable String service,
        @Nullable Impact impact,
        @Nullable String requestType,
        @Nullable String mailbox,
        List<Passage> passages,
        @Nullable String mailId,
        boolean automatic) {}
