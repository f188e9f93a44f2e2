package org.partnerdesk.intake.mail;

import java.util.Locale;
import java.util.Optional;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.intake.mail.reading.MailReader;
import org.springframework.stereotype.Component;

/** The desk's own addresses. */
@Component
class Mailboxes {
    private final Directory directory;

    Mailboxes(Directory directory) {
        this.directory = directory;
    }

    /** The mailbox an address belongs to, with or without a {@code +tag}; empty when it is not the desk's. */
    Optional<String> of(String address) {
        return MailReader.email(address)
                .map(Mailboxes::untagged)
                .filter(plain -> directory.vendor().dataCentres().stream()
                        .map(DataCentre::mailbox)
                        .anyMatch(mailbox -> mailbox.toLowerCase(Locale.ROOT).equals(plain)));
    }

    private static String untagged(String email) {
        int at = email.lastIndexOf('@');
        int plus = email.indexOf('+');
        return plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
    }
}
