package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the flight recorder keeps of a mail.
 *
 * @param messageId without angle brackets; null when the mail could not be read at all
 * @param envelopeFrom empty for the empty return path
 * @param mailbox the desk's address that this record is of
 * @param decision {@code OPENED}, {@code REPLIED}, {@code AUTOMATIC}, {@code BOUNCE}, {@code IGNORED} or {@code HELD}; {@code WAITING}
 *     as long as nothing was decided
 * @param ticket number of the ticket, such as {@code PD-10482}
 * @param checks each rule asked, in order
 * @param decidedAt null as long as nothing was decided
 * @param attempts how often reading it has failed
 * @param nextTryAt when it is read again; null once something was decided
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
        @Nullable Instant decidedAt,
        @Nullable Long tookMicros,
        int attempts,
        @Nullable Instant nextTryAt) {

    /** Whether it waits for a person. */
    public boolean isHeld() {
        return decision.equals("HELD");
    }

    /** A rule and what it said. */
    public record Check(String name, String answer) {}
}
