package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.List;

/**
 * A record of the inbox that nothing was decided about yet.
 *
 * @param mailbox the desk's address it came to, without tag
 * @param envelopeFrom empty for the empty return path
 * @param attempts how often reading it has failed
 * @param replayed taken while the past was lived through again
 */
record WaitingMail(
        long id,
        String mailbox,
        String envelopeFrom,
        List<String> envelopeTo,
        Instant receivedAt,
        int attempts,
        boolean replayed,
        byte[] raw) {}
