package org.partnerdesk.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.mail.MailSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * One mail of an SMTP session (RFC 5321). The server answers 250 when {@link #data} returns, which it does after the
 * commit: an accepted mail is never lost, and one that was not accepted leaves nothing.
 */
final class SmtpReception implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpReception.class);

    private final MailInbox inbox;
    private final Mailboxes mailboxes;
    private final MailSettings settings;
    private final ByteBudget budget;
    private final SenderRates rates;
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();
    private String from = "";

    SmtpReception(
            MailInbox inbox,
            Mailboxes mailboxes,
            MailSettings settings,
            ByteBudget budget,
            SenderRates rates,
            MessageContext context) {
        this.inbox = inbox;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.budget = budget;
        this.rates = rates;
        this.context = context;
    }

    @Override
    public void from(String returnPath) throws RejectException {
        if (!rates.allows(peer())) {
            throw new RejectException(451, "4.7.1 Too many mails from your address at this moment, try again later");
        }
        from = returnPath == null ? "" : returnPath;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        boolean ours;
        try {
            ours = mailboxes.of(recipient).isPresent();
        } catch (RuntimeException e) {
            throw later("recipient", e);
        }
        if (!ours) {
            throw new RejectException(550, "5.1.1 No such address here");
        }
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        Spool.Read read = Spool.read(data, settings.maxSize().toBytes(), budget);
        try (Spool spool = read.spool()) {
            switch (read.fit()) {
                case TOO_BIG ->
                    throw new RejectException(
                            552,
                            "5.3.4 Mail is larger than " + settings.maxSize().toMegabytes() + " MB");
                case NO_ROOM -> throw new RejectException(452, "4.3.1 Too much mail at this moment, try again later");
                case WHOLE -> {
                    long id = inbox.accept(from, recipients, peer(), spool.stream(), spool.length());
                    return "2.0.0 Kept as " + id;
                }
            }
        } catch (RuntimeException e) {
            throw later("mail", e);
        }
        throw new IllegalStateException("Every fit is answered above");
    }

    /** The database is away or not ready: the client keeps its mail and comes again. */
    private static RejectException later(String what, RuntimeException cause) {
        LOG.warn("Could not take a {} by SMTP: {}", what, cause.toString());
        return new RejectException(451, "4.3.0 Cannot keep mail at this moment, try again later");
    }

    private String peer() {
        return context.getRemoteAddress() instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
    }

    @Override
    public void done() {
        recipients.clear();
    }

    /** @param tls what STARTTLS shows; null: none is offered */
    static SMTPServer server(
            MailInbox inbox,
            Mailboxes mailboxes,
            MailSettings settings,
            SenderRates rates,
            int port,
            @Nullable SSLContext tls,
            boolean requireTls) {
        ByteBudget budget = new ByteBudget(settings.maxBytes().toBytes());
        SMTPServer.Builder server = SMTPServer.port(port)
                .softwareName("Partnerdesk")
                .maxConnections(settings.maxConnections())
                .maxRecipients(100)
                .maxMessageSize((int) settings.maxSize().toBytes())
                // What SMTP delivered is kept as it came; our own trace is the record beside it.
                .insertReceivedHeaders(false)
                .connectionTimeoutMs((int) settings.timeout().toMillis())
                // A null sender and odd but legal addresses are what bounces and alarms come from.
                .fromAddressValidator(address -> true)
                .messageHandlerFactory(
                        context -> new SmtpReception(inbox, mailboxes, settings, budget, rates, context));
        if (tls != null) {
            server = server.enableTLS().requireTLS(requireTls).startTlsSocketFactory(tls);
        }
        return server.build();
    }
}
