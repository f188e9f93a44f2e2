package org.partnerdesk.intake.mail;

import java.net.BindException;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.launch.Ports;
import org.partnerdesk.platform.mail.MailSettings;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** Listens for mail on all interfaces and takes it for the desk's own addresses only: never a relay. */
@Component
public class SmtpDoor implements SmartLifecycle {
    private final DeskSettings desk;
    private final MailSettings mail;
    private final SmtpSettings smtp;
    private final SslBundles bundles;
    private final SenderRates rates;
    private final MailInbox inbox;
    private final Mailboxes mailboxes;
    private volatile @Nullable SMTPServer server;

    SmtpDoor(
            DeskSettings desk,
            MailSettings mail,
            SmtpSettings smtp,
            SslBundles bundles,
            MailInbox inbox,
            Mailboxes mailboxes,
            Clock clock) {
        this.desk = desk;
        this.mail = mail;
        this.smtp = smtp;
        this.bundles = bundles;
        this.rates = new SenderRates(smtp.perAddress(), clock);
        this.inbox = inbox;
        this.mailboxes = mailboxes;
    }

    /** The port that it really listens on. Throws {@link IllegalStateException} while it does not. */
    public int port() {
        SMTPServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("Not listening");
        }
        return listening.getPortAllocated();
    }

    /** Opens the port. Throws {@link CannotStart} when another program has it. */
    @Override
    public void start() {
        SMTPServer fresh =
                SmtpReception.server(inbox, mailboxes, mail, rates, desk.smtpPort(), certificate(), smtp.requireTls());
        open(fresh, desk.smtpPort());
        server = fresh;
    }

    private @Nullable SSLContext certificate() {
        if (smtp.tlsBundle() == null) {
            return null;
        }
        try {
            return bundles.getBundle(smtp.tlsBundle()).createSslContext();
        } catch (NoSuchSslBundleException | IllegalStateException e) {
            throw new CannotStart("partnerdesk.smtp.tls-bundle is " + smtp.tlsBundle()
                    + ", but its certificate cannot be read: " + e.getMessage());
        }
    }

    static void open(SMTPServer fresh, int port) {
        try {
            fresh.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException) {
                throw Ports.cannotListen(port, "PARTNERDESK_SMTP_PORT", e.getCause());
            }
            throw e;
        }
    }

    @Override
    public void stop() {
        SMTPServer listening = server;
        server = null;
        if (listening != null) {
            listening.stop();
        }
    }

    @Override
    public boolean isRunning() {
        SMTPServer listening = server;
        return listening != null && listening.isRunning();
    }
}
