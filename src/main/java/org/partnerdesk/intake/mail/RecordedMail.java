package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the flight recorder keeps of a mail.
 *
 * @param messageId without angle brackets; null while it waits and when it could not be read at all
 * @param envelopeFrom empty for the empty return path
 * @param mailbox the desk's address that this record is of
 * @param decision {@code OPENED}, {@code REPLIED}, {@code AUTOMATIC}, {@code BOUNCE}, {@code IGNORED} or {@code HELD};
 *     {@code WAITING} while nothing was decided yet
 * @param ticket number of the ticket, such as {@code PD-10482}
 * @param checks each rule asked, in order
 * @param decidedAt null while it waits
 * @param tries how often reading it has failed
 * @param lastError what failed last
 * @param nextTryAt when it is read again if it waits
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
        int tries,
        @Nullable String lastError,
        Instant nextTryAt,
        @Nullable Long tookMicros) {
    /** Stands for the decision while none was made. */
    public static final String WAITING = "WAITING";

    /** Whether people may act on it. */
    public boolean isHeld() {
        return decision.equals("HELD");
    }

    /** Whether nothing was decided about it yet. */
    public boolean isWaiting() {
        return decision.equals(WAITING);
    }

    /** A rule and what it said. */
    public record Check(String name, String answer) {}
}
