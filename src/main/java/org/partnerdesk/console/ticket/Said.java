package org.partnerdesk.console.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.entitlement.FoundWords;
import org.partnerdesk.entitlement.FoundWords.Stretch;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Message;

/**
 * One message of the conversation. Of what the partner's side wrote, the words that led to a customer are told apart.
 *
 * @param words the own words, in stretches
 * @param quoted earlier mail below them; null when there is none
 * @param mail the record of the mail that brought it; null when none did
 * @param delivery what became of the mail that brought it to the partner; null when none did
 * @param formatted there is a form that its sender gave it
 */
public record Said(
        long id,
        String author,
        Actor.Kind side,
        boolean internal,
        Channel channel,
        List<Stretch> words,
        @Nullable List<Stretch> quoted,
        List<File> attachments,
        boolean formatted,
        boolean automatic,
        @Nullable Long mail,
        Instant at,
        @Nullable Delivery delivery) {

    /** A file; one without hash came before files were kept. */
    public record File(List<Stretch> name, @Nullable String sha256) {}

    /**
     * The way of a mail.
     *
     * @param to whom it went
     * @param reason why it did not arrive, or not yet
     * @param late somebody on the way still tries
     */
    public record Delivery(
            MailView.State state, String to, @Nullable String reason, boolean late) {
        /** Whether the words never reached anybody. */
        public boolean isFailed() {
            return state == MailView.State.REFUSED || state == MailView.State.BOUNCED;
        }
    }

    static Said of(TicketFacts.MessageRow row, List<TicketFacts.MailRow> mails, FoundWords foundWords) {
        int length = row.body().length();
        int fold = row.foldAt() == null ? length : Math.clamp(row.foldAt(), 0, length);
        FoundWords found = row.authorKind() == Actor.Kind.PARTNER ? foundWords : new FoundWords(null);
        return new Said(
                row.id(),
                row.authorName(),
                row.authorKind(),
                row.audience() == Message.Audience.INTERNAL,
                row.channel(),
                found.in(row.body().substring(0, fold).stripTrailing()),
                fold < length ? found.in(row.body().substring(fold).strip()) : null,
                row.attachments().isEmpty()
                        ? row.attachmentNames().stream()
                                .map(name -> new File(found.in(name), null))
                                .toList()
                        : row.attachments().stream()
                                .map(file -> new File(found.in(file.name()), file.sha256()))
                                .toList(),
                row.hasHtml(),
                row.automatic(),
                mails.stream()
                        .filter(mail -> row.mailId() != null && row.mailId().equals(mail.messageId()))
                        .map(TicketFacts.MailRow::id)
                        .findFirst()
                        .orElse(null),
                row.at(),
                delivery(row));
    }

    private static @Nullable Delivery delivery(TicketFacts.MessageRow row) {
        return row.delivery() == null || row.delivery() == MailView.State.KEPT || row.deliveryTo() == null
                ? null
                : new Delivery(
                        row.delivery(),
                        row.deliveryTo(),
                        row.deliveryReason(),
                        Boolean.TRUE.equals(row.deliveryDelayed()));
    }

    /** Whether the quoted mail is to be shown at once: what was found stands there and not in the own words. */
    public boolean isFoundInQuoted() {
        return quoted != null && isFound(quoted) && !isFound(words);
    }

    private static boolean isFound(List<Stretch> stretches) {
        return stretches.stream().anyMatch(stretch -> stretch.lead() != null);
    }
}
