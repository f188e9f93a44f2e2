package org.partnerdesk.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.partnerdesk.support.RunningDesk;

/** Where all partners' mail ends: a relay, and what it was given. */
final class PartnersMailbox implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    PartnersMailbox() {
        server.start();
    }

    /** Its address, as a desk is told it. */
    String relay() {
        return "localhost:" + server.getSmtp().getPort();
    }

    interface Wanted {
        boolean test(MimeMessage mail) throws MessagingException;
    }

    /** The first mail whose subject contains that; waited for. */
    MimeMessage about(String subject) {
        return first(mail -> mail.getSubject().contains(subject));
    }

    /** The first mail of that kind; waited for. */
    MimeMessage first(Wanted wanted) {
        AtomicReference<MimeMessage> found = new AtomicReference<>();
        RunningDesk.until(() -> {
            Optional<MimeMessage> mail =
                    all().stream().filter(m -> is(wanted, m)).findFirst();
            mail.ifPresent(found::set);
            return mail.isPresent();
        });
        return found.get();
    }

    List<MimeMessage> all() {
        return Arrays.asList(server.getReceivedMessages());
    }

    static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static boolean is(Wanted wanted, MimeMessage mail) {
        try {
            return wanted.test(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage mail, int index) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
