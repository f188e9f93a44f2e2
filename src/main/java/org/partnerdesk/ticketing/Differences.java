package org.partnerdesk.ticketing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.ticketing.HistoryEntry.What;

/** What was changed about a ticket, as history. Pure. */
final class Differences {
    private Differences() {}

    /** After a person's act: one entry for each of status, severity, assignee, impact and request type that differs; empty when none does. */
    static List<HistoryEntry> between(Ticket before, Ticket after, Actor by, @Nullable String reason) {
        List<HistoryEntry> entries = new ArrayList<>();
        if (before.status() != after.status()) {
            entries.add(entry(What.STATUS_SET, before.status(), after.status(), after, by, null));
        }
        boolean givenReason = reason != null && before.severitySource() != after.severitySource();
        if (before.severity() != after.severity() || givenReason) {
            entries.add(entry(What.SEVERITY_SET, before.severity(), after.severity(), after, by, reason));
        }
        if (!Objects.equals(before.assignee(), after.assignee())) {
            entries.add(entry(What.ASSIGNED, before.assignee(), after.assignee(), after, by, null));
        }
        if (before.impact() != after.impact()) {
            entries.add(entry(What.IMPACT_SET, code(before.impact()), code(after.impact()), after, by, null));
        }
        if (!Objects.equals(before.requestType(), after.requestType())) {
            entries.add(entry(What.REQUEST_TYPE_SET, before.requestType(), after.requestType(), after, by, null));
        }
        return entries;
    }

    /** After a verdict reached anew: one for each of requester, service and organisation id. */
    static List<HistoryEntry> inClaim(Ticket before, Ticket after, Actor by) {
        List<HistoryEntry> entries = new ArrayList<>();
        if (!before.requesterEmail().equals(after.requesterEmail())) {
            entries.add(entry(What.REQUESTER_SET, before.requesterEmail(), after.requesterEmail(), after, by, null));
        }
        if (!Objects.equals(before.service(), after.service())) {
            entries.add(entry(What.SERVICE_SET, before.service(), after.service(), after, by, null));
        }
        if (!Objects.equals(before.organisationId(), after.organisationId())) {
            entries.add(entry(What.ORGANISATION_SET, before.organisationId(), after.organisationId(), after, by, null));
        }
        return entries;
    }

    private static HistoryEntry entry(
            What what, @Nullable Object from, @Nullable Object to, Ticket after, Actor by, @Nullable String reason) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("from", from == null ? "" : from.toString());
        detail.put("to", to == null ? "" : to.toString());
        if (reason != null) {
            detail.put("reason", reason);
        }
        return new HistoryEntry(after.changedAt(), by, what, detail);
    }

    private static @Nullable String code(@Nullable Impact impact) {
        return impact == null ? null : impact.code();
    }
}
