package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as programs see it. Closed sets are spelled as in the API's promise; instants are UTC. */
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
        Instant createdAt,
        List<CommitmentBody> commitments) {

    /** One promise; those in force come first, superseded ones last. {@code state}: running, paused, met, met_late, breached or superseded. */
    record CommitmentBody(
            String milestone,
            Instant goalAt,
            Instant limitAt,
            String state,
            @Nullable Instant satisfiedAt) {}
}
