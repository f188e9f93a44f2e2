package org.partnerdesk.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;

/** What can change about a ticket, on the way from one {@link Ticket} to the next. */
final class TicketEdit {
    private final Ticket before;
    private Status status;
    private Severity severity;
    private SeveritySource severitySource;
    private boolean priorityCustomer;
    private @Nullable String assignee;
    private @Nullable Impact impact;
    private @Nullable String requestType;
    private @Nullable Assessment assessment;
    private @Nullable FilledBy filledBy;
    private String dataCentre;
    private @Nullable Long partnerId;
    private String requesterEmail;
    private @Nullable String requesterName;
    private String language;
    private @Nullable String confirmedZoid;
    private @Nullable Severity proposedSeverity;

    private TicketEdit(Ticket before) {
        this.before = before;
        status = before.status();
        severity = before.severity();
        severitySource = before.severitySource();
        priorityCustomer = before.priorityCustomer();
        assignee = before.assignee();
        impact = before.impact();
        requestType = before.requestType();
        filledBy = before.filledBy();
        dataCentre = before.dataCentre();
        partnerId = before.partnerId();
        requesterEmail = before.requesterEmail();
        requesterName = before.requesterName();
        language = before.language();
        confirmedZoid = before.confirmedZoid();
        proposedSeverity = before.proposedSeverity();
    }

    static TicketEdit of(Ticket before) {
        return new TicketEdit(before);
    }

    TicketEdit status(Status to) {
        status = to;
        return this;
    }

    TicketEdit severity(Severity to, SeveritySource by) {
        severity = to;
        severitySource = by;
        proposedSeverity = null;
        return this;
    }

    TicketEdit priorityCustomer(boolean to) {
        priorityCustomer = to;
        return this;
    }

    TicketEdit assignee(@Nullable String to) {
        assignee = to;
        return this;
    }

    TicketEdit impact(@Nullable Impact to) {
        impact = to;
        return this;
    }

    TicketEdit requestType(@Nullable RequestType to) {
        requestType = to == null ? null : to.code();
        return this;
    }

    /**
     * Who asks. The same as before may have become known as somebody of a partner's; a partner that is known stays.
     * Another brings partner and language along, and what was confirmed for another partner's ticket holds no more.
     */
    TicketEdit requester(Sender to) {
        if (before.changesHands(to)) {
            confirmedZoid = null;
        }
        if (!to.email().equals(before.requesterEmail())) {
            requesterEmail = to.email();
            requesterName = to.name();
            language = to.language() == null ? language : to.language();
            partnerId = to.partnerId();
        } else if (partnerId == null) {
            partnerId = to.partnerId();
        }
        return this;
    }

    TicketEdit confirmed(@Nullable String zoid) {
        confirmedZoid = zoid;
        return this;
    }

    TicketEdit proposed(@Nullable Severity to) {
        proposedSeverity = to;
        return this;
    }

    TicketEdit assessment(Assessment to, @Nullable FilledBy by) {
        assessment = to;
        filledBy = by;
        if (to.account() != null) {
            dataCentre = to.account().dataCentre();
        }
        return this;
    }

    Ticket at(Instant at) {
        Assessment a = assessment;
        return new Ticket(
                before.id(),
                before.number(),
                before.subject(),
                status,
                severity,
                severitySource,
                priorityCustomer,
                a == null ? before.customerPrimaryEmail() : a.customerPrimaryEmail(),
                filledBy,
                a == null ? before.verdict() : a.verdict(),
                a == null
                        ? before.zoid()
                        : a.account() == null ? null : a.account().zoid(),
                before.channel(),
                a == null ? before.service() : a.service(),
                a == null ? before.organisationId() : a.organisationId(),
                dataCentre,
                requestType,
                partnerId,
                requesterEmail,
                requesterName,
                language,
                assignee,
                impact,
                confirmedZoid,
                proposedSeverity,
                before.mailbox(),
                before.createdAt(),
                at);
    }
}
