package org.partnerdesk.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnerdesk.access.Actor;
import org.partnerdesk.ticketing.HistoryEntry;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.partnerdesk.workflow.PeopleTold.Notice;

/** A rung as a line of a ticket's history. */
final class StepHistory {
    private StepHistory() {}

    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    /** Dated when the promise came to it; who was told by name, whom they stood in for, and how late it was noticed. */
    static HistoryEntry entry(Notice notice, Instant now) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("milestone", notice.milestone().name());
        detail.put("place", notice.place().kind().name());
        detail.put("percent", Integer.toString(notice.place().percent()));
        detail.put("by", notice.place().by().toString());
        detail.put(
                "told",
                notice.people().stream().map(called -> called.person().name()).collect(Collectors.joining(", ")));
        String instead = notice.people().stream()
                .filter(called -> called.insteadOf() != null)
                .map(called -> called.insteadOf().name())
                .collect(Collectors.joining(", "));
        if (!instead.isEmpty()) {
            detail.put("insteadOf", instead);
        }
        Duration late = Duration.between(notice.at(), now);
        if (late.compareTo(AT_ONCE) > 0) {
            detail.put("late", late.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return new HistoryEntry(notice.at(), Actor.DESK, What.STEP_REACHED, detail);
    }
}
