package org.partnerdesk.console.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.intake.mail.MailActed;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.intake.mail.reading.MailAnatomy;

/**
 * What the page of a mail shows.
 *
 * @param acts what people did with it, oldest first
 * @param source the beginning of its bytes as text
 * @param cut whether the source goes on
 */
public record MailView(
        RecordedMail mail,
        MailAnatomy anatomy,
        List<MailActed> acts,
        String source,
        boolean cut,
        List<ViewCount> counts) {
    /** The subject; of a mail that nobody has read yet, as it stands in its header. Null when there is none. */
    public @Nullable String subject() {
        String subject = mail.subject() == null ? header("Subject") : mail.subject();
        return subject == null || subject.isBlank() ? null : subject;
    }

    private @Nullable String header(String name) {
        return anatomy.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(MailAnatomy.Header::value)
                .findFirst()
                .orElse(null);
    }
}
