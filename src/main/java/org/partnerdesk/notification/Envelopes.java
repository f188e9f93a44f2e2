package org.partnerdesk.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.StringJoiner;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Makes the message that goes over the wire. */
final class Envelopes {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final String instanceId;
    private final Clock clock;

    Envelopes(Session session, String instanceId, Clock clock) {
        this.session = session;
        this.instanceId = instanceId;
        this.clock = clock;
    }

    SMTPMessage message(OutgoingMail mail) throws MessagingException {
        SMTPMessage message = new WithOwnId(session, mail.mailId());
        message.setFrom(named(mail.sender(), mail.senderName()));
        message.setReplyTo(new InternetAddress[] {named(mail.replyTo(), mail.senderName())});
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), false));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", mail.language());
        message.setHeader("X-Partnerdesk-Instance", instanceId);
        thread(message, mail);
        // A return path of its own (VERP): what bounces comes back to its ticket. It is never answered (RFC 3834).
        message.setEnvelopeFrom(mail.occasion() == Occasion.ALARM ? "<>" : mail.replyTo());
        if (mail.automatic()) {
            boolean answers = mail.occasion() == Occasion.CONFIRMATION;
            message.setHeader("Auto-Submitted", answers ? "auto-replied" : "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        message.setContent(body(mail));
        message.saveChanges();
        return message;
    }

    private static void thread(SMTPMessage message, OutgoingMail mail) throws MessagingException {
        if (mail.inReplyTo() != null && isPlain(mail.inReplyTo())) {
            message.setHeader("In-Reply-To", "<" + mail.inReplyTo() + ">");
        }
        List<String> known =
                mail.references().stream().filter(Envelopes::isPlain).toList();
        if (!known.isEmpty()) {
            StringJoiner folded = new StringJoiner("\r\n ");
            known.forEach(id -> folded.add("<" + id + ">"));
            message.setHeader("References", folded.toString());
        }
    }

    /** Ids come from other people's mail; only what can stand in a header as it is goes out again. */
    private static boolean isPlain(String id) {
        return id.length() < 900 && id.chars().allMatch(c -> c > 32 && c < 127 && c != '<' && c != '>');
    }

    private static MimeMultipart body(OutgoingMail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        text.setHeader("Content-Transfer-Encoding", "base64");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        html.setHeader("Content-Transfer-Encoding", "base64");
        return new MimeMultipart("alternative", text, html);
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("Every Java has UTF-8", e);
        }
    }

    /** A line break in a name or subject would begin a header of the writer's choice. */
    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The library makes up a Message-ID whenever it saves; ours must be the same at each attempt. */
    private static final class WithOwnId extends SMTPMessage {
        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
