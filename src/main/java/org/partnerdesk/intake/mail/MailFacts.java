package org.partnerdesk.intake.mail;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.mail.reading.InboundMail;

/**
 * What the checks look at.
 *
 * @param sender who wrote, by From, else by the envelope; null when neither names anybody
 * @param senderIsOurs the sender's address is one of the desk's
 * @param firstDelivery the record that first held this mail; {@code record.id()} itself unless it came before
 * @param instanceId what our own mail carries
 * @param filter whose word about a mail is believed
 */
record MailFacts(
        WaitingMail record,
        InboundMail mail,
        @Nullable Sender sender,
        boolean senderIsOurs,
        long firstDelivery,
        String instanceId,
        FilterSettings filter) {

    /** A header in lower case; empty when absent. */
    Optional<String> lower(String header) {
        return mail.header(header).map(value -> value.toLowerCase(Locale.ROOT));
    }

    boolean hasEmptyReturnPath() {
        return record.envelopeFrom().isEmpty();
    }
}
