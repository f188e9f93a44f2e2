package org.partnerdesk.setup;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a partner's mail program would send it.
 *
 * @param charset of body and header words; UTF-8 takes its place where it cannot hold the text
 * @param id without angle brackets; {@code inReplyTo} likewise
 */
record DemoMail(
        String from,
        String name,
        String mailbox,
        String subject,
        String text,
        String charset,
        String id,
        @Nullable String inReplyTo,
        Instant at) {
    private static final Session SESSION = Session.getInstance(new Properties());

    /** RFC 5322 bytes. */
    byte[] bytes() {
        String label = Charset.forName(charset).newEncoder().canEncode(name + subject + text) ? charset : "UTF-8";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MimeMessage mail = new MimeMessage(SESSION);
            mail.setFrom(new InternetAddress(from, name, label));
            mail.setRecipient(RecipientType.TO, new InternetAddress(mailbox));
            mail.setSubject(subject, label);
            mail.setSentDate(Date.from(at));
            mail.setText(text, label);
            if (inReplyTo != null) {
                mail.setHeader("In-Reply-To", "<" + inReplyTo + ">");
                mail.setHeader("References", "<" + inReplyTo + ">");
            }
            mail.saveChanges();
            // Saving gives an id of its own, made of the host's name.
            mail.setHeader("Message-ID", "<" + id + ">");
            mail.writeTo(bytes);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
