package org.partnerdesk.notification;

import java.time.Instant;

/**
 * The relay does not take a mail; published in the transaction that writes that down.
 *
 * @param ofRecipient because of whom it is to, and not because of us or what it says
 */
record MailRefused(long id, String reason, boolean ofRecipient, Instant at) {}
