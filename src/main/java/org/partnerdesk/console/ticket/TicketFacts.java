package org.partnerdesk.console.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.parts.FileRow;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.HistoryEntry;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticket;

/** All that one statement reads for the page, in the shape of the views it reads. */
record TicketFacts(
        Ticket ticket,
        @Nullable PartnerRow partner,
        @Nullable AccountRow account,
        @Nullable LocalDate mappedFrom,
        List<MessageRow> messages,
        List<MailRow> mails,
        List<HistoryRow> history,
        List<Commitment> commitments,
        @Nullable DeterminationRow determination,
        @Nullable ReceiptRow receipt,
        List<AgentRow> agents,
        @Nullable AboutRow about,
        List<LinkRow> links,
        List<String> participants,
        List<String> tags,
        @Nullable UndeliverableRow undeliverable) {

    record PartnerRow(long id, String name, Map<String, String> tiers) {}

    record AccountRow(String zoid, String name, String region, String superAdminEmail) {}

    record MessageRow(
            long id,
            Actor.Kind authorKind,
            String authorName,
            Message.Audience audience,
            Channel channel,
            String body,
            @Nullable Integer foldAt,
            List<String> attachmentNames,
            List<FileRow> attachments,
            boolean hasHtml,
            boolean automatic,
            @Nullable String mailId,
            Instant at,
            @Nullable String deliveryTo,
            MailView.@Nullable State delivery,
            @Nullable String deliveryReason,
            @Nullable Boolean deliveryDelayed) {}

    /** Whose mail was forwarded. */
    record AboutRow(String email, @Nullable String name) {}

    /** A ticket that mail showed to belong with this one. */
    record LinkRow(String number, String subject, Status status) {}

    /** The record of a mail that came to the ticket. */
    record MailRow(long id, @Nullable String messageId) {}

    record HistoryRow(Instant at, String actorName, HistoryEntry.What what, Map<String, String> detail) {}

    record DeterminationRow(Determination.Kind kind, String summary, Instant at) {}

    /** The body is canonical JSON in its own spelling, kept as text. */
    record ReceiptRow(int seq, String body) {}

    /** The requester's address, when mail comes back from it. */
    record UndeliverableRow(String email, Instant since, String reason) {}

    record AgentRow(String email, String name) {}
}
