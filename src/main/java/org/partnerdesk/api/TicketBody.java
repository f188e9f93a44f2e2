package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as programs see it. Closed sets are spelled as in the API's promise; instants are UTC.
 *
 * @param links numbers of tickets that may belong together with it
 */
record TicketBody(
        String number,
        String subject,
        String status,
        String severity,
        String severitySource,
        boolean priorityCustomer,
        @Nullable String customerPrimaryEmail,
        String verdict,
        String channel,
        @Nullable String service,
        @Nullable String organisationId,
        String dataCentre,
        @Nullable String requestType,
        @Nullable String partner,
        String requester,
        @Nullable String assignee,
        @Nullable String impact,
        List<String> tags,
        @Nullable PartyBody about,
        List<String> links,
        Instant createdAt,
        List<CommitmentBody> commitments) {

    /** Whose mail was forwarded to open the ticket; its requester is who forwarded it. */
    record PartyBody(String email, @Nullable String name) {}

    /** One promise; those in force come first, superseded ones last. {@code state}: running, paused, met, met_late, breached or superseded. */
    record CommitmentBody(
            String milestone,
            Instant goalAt,
            Instant limitAt,
            String state,
            @Nullable Instant satisfiedAt) {}
}
