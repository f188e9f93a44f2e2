package org.partnerdesk.console.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.notification.Alarm;
import org.partnerdesk.notification.MailView;

/**
 * What the page of mail that did not arrive shows.
 *
 * @param state null for all
 * @param next the id that the next page begins behind; null on the last
 */
public record OutboxView(
        MailView.@Nullable State state,
        List<MailView> mails,
        @Nullable Long next,
        List<Alarm> alarms,
        List<ViewCount> counts) {
    /** The states to choose from. */
    public List<MailView.State> states() {
        return List.of(MailView.State.REFUSED, MailView.State.BOUNCED, MailView.State.SUPPRESSED);
    }

    /** The address of the page behind. */
    public String nextPath() {
        return "/desk/outbox?state=" + (state == null ? "" : state.name()) + "&after=" + next;
    }
}
