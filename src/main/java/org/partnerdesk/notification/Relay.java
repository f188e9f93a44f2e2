package org.partnerdesk.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;

/**
 * A line to the mail server that takes our mail. Kept open while there is something to send. Encrypted when the server
 * offers it; its certificate is not asked for then, since whoever could forge one could as well take the offer away.
 * With a sign-in, or where encryption is required, nothing is said before it and the certificate must be right.
 */
final class Relay implements AutoCloseable {
    /** A server that wants a sign-in, or another one (RFC 4954): for the operator to mend, and no fault of the mail. */
    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    private final Session session;
    private final DeskSettings.Relay address;
    private final RelaySettings relay;
    private final @Nullable Dkim dkim;
    private final Clock clock;
    private final Envelopes envelopes;
    private @Nullable SMTPTransport transport;

    /**
     * @param relay sign-in and encryption
     * @param dkim signs what goes out; null: nobody does
     */
    Relay(
            DeskSettings.Relay address,
            MailSettings settings,
            RelaySettings relay,
            @Nullable Dkim dkim,
            String instanceId,
            Clock clock) {
        this.address = address;
        this.relay = relay;
        this.dkim = dkim;
        this.clock = clock;
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.starttls.enable", "true");
        boolean encrypted = relay.isEncrypted();
        properties.put("mail.smtp.starttls.required", Boolean.toString(encrypted));
        String trust = encrypted ? relay.trust() : "*";
        if (trust != null) {
            properties.put("mail.smtp.ssl.trust", trust);
        }
        properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(trust == null));
        properties.put("mail.smtp.auth", Boolean.toString(relay.user() != null));
        // Parts would be written anew on the way to a server that takes eight bits, and the signature be wrong.
        properties.put("mail.smtp.allow8bitmime", Boolean.toString(dkim == null));
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
            SMTPMessage message = envelopes.message(mail);
            if (dkim != null && dkim.isFor(mail.sender())) {
                dkim.sign(message, clock.instant());
            }
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
            open.connect(address.host(), address.port(), relay.user(), relay.password());
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
