package org.partnerdesk.portal.help;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.parts.FileRow;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/**
 * What one statement reads for a partner's ticket page. The statement itself keeps back what a partner must not learn:
 * notes, and everything about an account that is not mapped to the partner (D5).
 *
 * @param account the customer's name, only of an account mapped to the partner
 * @param customer the customer field, only as the partner typed it or of such an account
 */
record RequestFacts(
        long id,
        String number,
        String subject,
        Status status,
        Severity severity,
        boolean priorityCustomer,
        @Nullable String service,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        List<MessageRow> messages,
        List<Commitment> commitments,
        @Nullable DeterminationRow determination) {

    record MessageRow(
            long id,
            Actor.Kind authorKind,
            String authorName,
            String body,
            @Nullable Integer foldAt,
            List<String> attachmentNames,
            List<FileRow> attachments,
            boolean hasHtml,
            Instant at,
            @Nullable String deliveryTo,
            MailView.@Nullable State delivery) {}

    record DeterminationRow(Determination.Kind kind, String summary) {}
}
