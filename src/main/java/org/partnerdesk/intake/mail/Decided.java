package org.partnerdesk.intake.mail;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.mail.reading.InboundMail;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written on a mail's record.
 *
 * @param checks JSON: {@code [{name, answer}]}
 * @param headers every header line, decoded, for the search
 */
record Decided(
        Decision decision,
        @Nullable String reason,
        @Nullable Long ticketId,
        String messageId,
        String contentHash,
        @Nullable String sender,
        String subject,
        String checks,
        String headers) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Decided of(
            MailFacts facts, Trail trail, Decision decision, @Nullable String reason, @Nullable Long ticketId) {
        InboundMail mail = facts.mail();
        Sender sender = facts.sender();
        return new Decided(
                decision,
                reason,
                ticketId,
                mail.messageId(),
                mail.contentHash(),
                sender == null ? null : sender.email(),
                mail.subject(),
                JSON.writeValueAsString(trail.steps()),
                mail.headers().text());
    }
}
