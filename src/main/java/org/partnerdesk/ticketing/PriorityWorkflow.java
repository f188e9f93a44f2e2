package org.partnerdesk.ticketing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.ticketing.HistoryEntry.What;

/**
 * What a verdict does to a ticket (M5, M6, D6): a large user account ticks <i>Priority Customer</i>, and the severity
 * that the policy gives the account's class raises the ticket's, with the documents to S1-Critical; one that is higher
 * than what is due now is only proposed to be lowered; what a person set is left alone and commented. Pure.
 */
final class PriorityWorkflow {
    /** A ticket after a verdict, and what to tell of it. */
    record Applied(Ticket ticket, List<HistoryEntry> history) {}

    private PriorityWorkflow() {}

    static Applied apply(
            Ticket before, Sender sender, Assessment assessment, @Nullable FilledBy filledBy, Actor by, Instant at) {
        TicketEdit edit = TicketEdit.of(before).assessment(assessment, filledBy).requester(sender);
        List<HistoryEntry> history = new ArrayList<>();
        String field = assessment.customerPrimaryEmail();
        if (!Objects.equals(field, before.customerPrimaryEmail())) {
            history.add(new HistoryEntry(
                    at,
                    assessment.filledByDesk() ? Actor.DESK : by,
                    What.FIELD_FILLED,
                    fromTo(before.customerPrimaryEmail(), field)));
        }
        history.add(desk(at, What.VERIFIED, verified(assessment)));
        boolean priority = assessment.isPriority();
        if (priority && !before.priorityCustomer()) {
            edit.priorityCustomer(true);
            history.add(desk(at, What.PRIORITY_TICKED, Map.of()));
        }
        Severity due = assessment.severity() == null ? Severity.S3 : Severity.valueOf(assessment.severity());
        int lower = due.compareTo(before.severity());
        boolean answered = assessment.verdict() != Verdict.DIRECTORY_UNAVAILABLE;
        if (before.severitySource() == SeveritySource.MANUAL) {
            if (lower != 0 && (assessment.severity() != null || answered && hasLapsed(before, priority))) {
                history.add(severity(at, What.SEVERITY_KEPT, before, due));
            }
        } else if (lower < 0) {
            edit.severity(due, SeveritySource.AUTOMATIC);
            history.add(severity(at, What.SEVERITY_SET, before, due));
        } else if (lower == 0) {
            edit.proposed(null);
        } else if (answered && before.proposedSeverity() != due) {
            edit.proposed(due);
            history.add(severity(at, What.LOWER_SEVERITY_PROPOSED, before, due));
        }
        Ticket after = edit.at(at);
        if (!after.dataCentre().equals(before.dataCentre())) {
            history.add(desk(at, What.DATA_CENTRE_SET, fromTo(before.dataCentre(), after.dataCentre())));
        }
        return new Applied(after, history);
    }

    private static boolean hasLapsed(Ticket before, boolean priority) {
        boolean wasDue =
                before.verdict() == Verdict.LARGE_USER_ACCOUNT || before.verdict() == Verdict.DIRECTORY_UNAVAILABLE;
        return !priority && before.priorityCustomer() && wasDue;
    }

    private static HistoryEntry severity(Instant at, What what, Ticket before, Severity due) {
        return desk(at, what, fromTo(before.severity().name(), due.name()));
    }

    private static Map<String, String> verified(Assessment assessment) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("verdict", assessment.verdict().name());
        if (assessment.account() != null) {
            detail.put("account", assessment.account().name());
        }
        if (assessment.licences() != null) {
            detail.put("licences", assessment.licences().toString());
        }
        return detail;
    }

    static Map<String, String> fromTo(@Nullable String from, @Nullable String to) {
        return Map.of("from", from == null ? "" : from, "to", to == null ? "" : to);
    }

    private static HistoryEntry desk(Instant at, What what, Map<String, String> detail) {
        return new HistoryEntry(at, Actor.DESK, what, detail);
    }
}
