package org.partnerdesk.intake.mail;

import org.jspecify.annotations.Nullable;

/**
 * Which mails are looked for; null is any.
 *
 * @param messageId with or without angle brackets
 * @param ticketId of the ticket it opened, joined or reports on
 * @param decision a name of the closed set, or {@link RecordedMail#WAITING}
 * @param words that stand in its headers, whichever
 * @param undecided mail that nothing was decided about counts too
 */
public record MailSearch(
        @Nullable String messageId,
        @Nullable Long ticketId,
        @Nullable String decision,
        @Nullable String words,
        boolean undecided) {
    /** Whether a decision of this name exists. */
    public static boolean isDecision(String name) {
        for (Decision decision : Decision.values()) {
            if (decision.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    String bareMessageId() {
        if (messageId == null) {
            return null;
        }
        String id = messageId.strip();
        return id.startsWith("<") && id.endsWith(">") && id.length() > 1 ? id.substring(1, id.length() - 1) : id;
    }
}
