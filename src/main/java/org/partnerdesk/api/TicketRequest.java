package org.partnerdesk.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.text.EmailAddress;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.RequestType;

/** The body of {@code POST /api/v1/tickets}. */
record TicketRequest(
        @Nullable String subject,
        @Nullable String description,
        @Nullable String service,
        @Nullable String organisationId,
        @Nullable String customerPrimaryEmail,
        @Nullable String requester,
        @Nullable String impact,
        @Nullable String requestType) {

    /** @throws Refused for the first field at fault */
    Submission submission() {
        String title = StorableText.of(Objects.requireNonNullElse(subject, "")).strip();
        if (title.isEmpty()) {
            throw Refused.field("missing", "subject", "subject");
        }
        Limits.line("subject", title);
        String text = Objects.requireNonNullElse(description, "");
        Limits.text("description", text);
        Limits.line("customerPrimaryEmail", customerPrimaryEmail);
        Limits.line("organisationId", organisationId);
        Limits.line("service", service);
        String from = EmailAddress.parse(requester)
                .orElseThrow(() -> Refused.field("not-an-address", "requester", "requester"));
        Impact effect = impact == null || impact.isBlank()
                ? null
                : Impact.of(impact).orElseThrow(() -> Refused.field("no-such-value", "impact", "impact"));
        RequestType type = requestType == null || requestType.isBlank()
                ? null
                : RequestType.of(requestType)
                        .orElseThrow(() -> Refused.field("no-such-value", "requestType", "requestType"));
        return Submission.typed(
                Channel.API, from, title, text, customerPrimaryEmail, organisationId, service, effect, type);
    }
}
