package org.partnerdesk.console.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.RecordedMail;

/**
 * What the list of mails shows.
 *
 * @param words looked for in headers; empty for any
 * @param decision a name of the closed set; empty for any
 * @param ticket as typed; empty for any
 * @param pending how many wait
 * @param acted what came of an act on those that were ticked; null unless there was one
 * @param next the id that the next page begins behind; null on the last
 */
public record MailsView(
        String words,
        String decision,
        String ticket,
        List<RecordedMail> mails,
        @Nullable Long next,
        FlightRecorder.Pending pending,
        @Nullable Acted acted,
        List<ViewCount> counts) {
    /** @param done how many are held no more @param of how many were ticked */
    public record Acted(int done, int of) {}

    /** Whether there is one to act on. */
    public boolean isAnyHeld() {
        return mails.stream().anyMatch(RecordedMail::isHeld);
    }

    /** The decisions to choose from. */
    public List<String> decisions() {
        return List.of("OPENED", "REPLIED", "AUTOMATIC", "BOUNCE", "IGNORED", "HELD", RecordedMail.WAITING);
    }

    /** The address of the page behind. */
    public String nextPath() {
        return "/desk/mails?q=" + encoded(words) + "&decision=" + encoded(decision) + "&ticket=" + encoded(ticket)
                + "&after=" + next;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
