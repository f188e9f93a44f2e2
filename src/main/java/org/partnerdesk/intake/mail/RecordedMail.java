package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the flight recorder keeps of a mail that was decided about.
 *
 * @param messageId without angle brackets; null when the mail could not be read at all
 * @param envelopeFrom empty for the empty return path
 * @param mailbox the desk's address that this record is of
 * @param decision {@code OPENED}, {@code REPLIED}, {@code AUTOMATIC}, {@code BOUNCE}, {@code IGNORED} or {@code HELD}
 * @param ticket number of the ticket, such as {@code PD-10482}
 * @param checks each rule asked, in order
 * @param tookMicros from the claim to the decision; null for mail of before it was measured
 */
public record RecordedMail(
        long id,
        Instant receivedAt,
        @Nullable String messageId,
        String envelopeFrom,
        List<String> envelopeTo,
        String mailbox,
        @Nullable String sender,
        @Nullable String subject,
        String decision,
        @Nullable String reason,
        @Nullable String ticket,
        List<Check> checks,
        Instant decidedAt,
        @Nullable Long tookMicros) {

    /** A rule and what it said. */
    public record Check(String name, String answer) {}
}
