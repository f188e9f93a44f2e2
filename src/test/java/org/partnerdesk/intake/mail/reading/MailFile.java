package org.partnerdesk.intake.mail.reading;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The mails in {@code src/test/resources/mail/}. */
final class MailFile {
    private MailFile() {}

    static InboundMail read(String file) {
        return read(bytes(file));
    }

    static InboundMail read(byte[] raw) {
        return MailReader.read(raw, null);
    }

    static byte[] bytes(String file) {
        try (var stream = MailFile.class.getResourceAsStream("/mail/" + file + ".eml")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
