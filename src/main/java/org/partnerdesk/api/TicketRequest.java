package org.partnerdesk.api;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/tickets}. */
record TicketRequest(
        @Nullable String subject,
        @Nullable String description,
        @Nullable String service,
        @Nullable String organisationId,
        @Nullable String customerPrimaryEmail,
        @Nullable String requester,
        @Nullable String impact) {}
