package org.partnerdesk.console.reports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.web.Page;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.Dimension;
import org.partnerdesk.reporting.MissedTicket;

/**
 * The tickets behind a figure.
 *
 * @param tickets one more than is shown when there are more
 */
public record MissedTicketsView(
        AttainmentQuestion question,
        MissedTicket.Mark missed,
        Map<Dimension, List<Choice>> choices,
        List<MissedTicket> tickets) {

    /** A value as the reader calls it. */
    public String word(Page page, Dimension dimension, @Nullable String value) {
        return AttainmentView.word(page, choices, dimension, value);
    }

    public List<MissedTicket> shown() {
        return tickets.subList(0, Math.min(AttainmentPage.TICKETS, tickets.size()));
    }

    /** Where one goes on after the last ticket shown; null when all are shown. */
    public @Nullable String nextPath() {
        return tickets.size() > AttainmentPage.TICKETS
                ? path(question, missed) + "&before=" + shown().getLast().ticketId()
                : null;
    }

    static String path(AttainmentQuestion question, MissedTicket.Mark missed) {
        return AttainmentPage.PATH + "/tickets?missed=" + missed.name() + "&" + question.query();
    }
}
