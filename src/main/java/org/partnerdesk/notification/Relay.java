package org.partnerdesk.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;

/**
 * A line to the mail server that takes our mail. Kept open while there is something to send. Encrypted when the server
 * offers it; its certificate is not asked for then, since whoever could forge one could as well take the offer away.
 */
final class Relay implements AutoCloseable {
    /** A server that wants a sign-in, or another one (RFC 4954): for the operator to mend, and no fault of the mail. */
    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    private final Session session;
    private final DeskSettings.Relay address;
    private final Envelopes envelopes;
    private @Nullable SMTPTransport transport;

    Relay(DeskSettings.Relay address, MailSettings settings, String instanceId, Clock clock) {
        this.address = address;
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.ssl.trust", "*");
        properties.put("mail.smtp.ssl.checkserveridentity", "false");
        properties.put("mail.smtp.allow8bitmime", "true");
        properties.put("mail.mime.encodefilename", "true");
        this.session = Session.getInstance(properties);
        this.envelopes = new Envelopes(session, instanceId, clock);
    }

    /** What the server said. */
    sealed interface Reply {
        record Taken() implements Reply {}

        /** Not at this moment: worth another attempt. */
        record Later(String reason) implements Reply {}

        /**
         * Never (5xx): another attempt would end the same.
         *
         * @param ofRecipient it is whom the mail is to that the server does not take
         */
        record Refused(String reason, boolean ofRecipient) implements Reply {}
    }

    Reply send(OutgoingMail mail) {
        try {
            var message = envelopes.message(mail);
            SMTPTransport line = line();
            line.sendMessage(message, new Address[] {new InternetAddress(mail.recipient(), false)});
            return new Reply.Taken();
        } catch (MessagingException e) {
            close();
            int code = code(e);
            String reason = reason(e);
            return code >= 500 && code < 600 && !SIGN_IN.contains(code)
                    ? new Reply.Refused(reason, isOfRecipient(e))
                    : new Reply.Later(reason);
        }
    }

    private SMTPTransport line() throws MessagingException {
        SMTPTransport open = transport;
        if (open == null || !open.isConnected()) {
            close();
            open = new SMTPTransport(session, null);
            open.connect(address.host(), address.port(), null, null);
            transport = open;
        }
        return open;
    }

    private static boolean isOfRecipient(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException mail; cause = mail.getNextException()) {
            if (cause instanceof SMTPAddressFailedException) {
                return true;
            }
        }
        return false;
    }

    /** The server's reply code, wherever the library has put it; 0 when it did not come to one. */
    private static int code(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException mail; cause = mail.getNextException()) {
            int code = switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code > 0) {
                return code;
            }
        }
        return 0;
    }

    private static String reason(MessagingException e) {
        Exception deepest = e;
        while (deepest instanceof MessagingException mail && mail.getNextException() != null) {
            deepest = mail.getNextException();
        }
        String words = String.valueOf(deepest.getMessage()).strip();
        return words.substring(0, Math.min(words.length(), 500));
    }

    @Override
    public void close() {
        SMTPTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // It was already gone, which is all that closing wants.
                return;
            }
        }
    }
}
