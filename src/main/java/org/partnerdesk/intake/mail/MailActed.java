package org.partnerdesk.intake.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a mail's history: what a person did with it while it was held.
 *
 * @param rule that had held it; null when its reading had failed
 * @param was the reason it had been held for
 * @param reason why the person did it; null when not said
 * @param became a decision's name
 * @param said the reason of what it became
 * @param ticket number of the ticket it came to
 */
public record MailActed(
        MailAct act,
        @Nullable String rule,
        @Nullable String was,
        @Nullable String reason,
        String became,
        @Nullable String said,
        @Nullable String ticket,
        String byEmail,
        String byName,
        Instant at) {}
