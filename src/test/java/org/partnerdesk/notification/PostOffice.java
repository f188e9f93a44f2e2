package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.partnerdesk.support.RunningDesk;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** The relay of two desks: it carries mail between them, and to programs that answer by themselves. */
final class PostOffice implements AutoCloseable {
    /** Programs that answer mail, by the local part of their address. */
    enum Robot {
        /** Keeps to RFC 3834. */
        POLITE,
        /** No header, but an empty return path. */
        SILENT,
        /** Copies the subject and answers everything, from a return path like anybody's. */
        RUDE,
        /** The same under a subject of its own: nothing ties its answers to what it answers. */
        WORST;

        String address() {
            return name().toLowerCase(java.util.Locale.ROOT) + "@robots.example";
        }
    }

    private record Letter(String from, String to, byte[] raw) {}

    private final Queue<Letter> waiting = new ConcurrentLinkedQueue<>();
    private final SMTPServer smtp;
    private int carried;
    private int written;

    PostOffice() {
        smtp = SMTPServer.port(0)
                .messageHandlerFactory(context -> new Counter())
                .build();
        smtp.start();
    }

    String relay() {
        return "localhost:" + smtp.getPortAllocated();
    }

    /** How many mails it has carried. */
    int carried() {
        return carried;
    }

    /** Carries what waits now; false when nothing did. */
    boolean carry(Map<String, RunningDesk> desks) {
        Letter letter = waiting.poll();
        if (letter == null) {
            return false;
        }
        carried++;
        String domain = letter.to().substring(letter.to().lastIndexOf('@') + 1);
        RunningDesk desk = desks.get(domain);
        if (desk != null) {
            String from = letter.from() == null || letter.from().isEmpty() ? "<>" : letter.from();
            desk.rawMail(from, letter.to(), new String(letter.raw(), ISO_8859_1).replace("\r\n", "\n"));
        } else if (domain.equals("robots.example")) {
            answer(letter);
        }
        return true;
    }

    /** Somebody writes. */
    void write(String from, String to, String subject) {
        post(from, from, to, subject, "");
    }

    private void post(String envelopeFrom, String from, String to, String subject, String headers) {
        String raw = "From: <" + from + ">\r\nTo: <" + to + ">\r\nSubject: " + subject + "\r\nMessage-ID: <" + ++written
                + "@robots.example>\r\n" + headers + "\r\nHello.\r\n";
        waiting.add(new Letter(envelopeFrom, to, raw.getBytes(UTF_8)));
    }

    private void answer(Letter letter) {
        try {
            MimeMessage mail =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter.raw()));
            String from = ((InternetAddress) mail.getFrom()[0]).getAddress();
            String replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();
            String subject = mail.getSubject();
            for (Robot robot : Robot.values()) {
                String me = robot.address();
                if (!me.equals(letter.to())) {
                    continue;
                }
                switch (robot) {
                    case POLITE -> {
                        if (mail.getHeader("Auto-Submitted") == null) {
                            post("", me, replyTo, "Auto: " + subject, "Auto-Submitted: auto-replied\r\n");
                        }
                    }
                    case SILENT -> post("", me, from, "I am away", "");
                    case RUDE -> post(me, me, from, "Re: " + subject, "");
                    case WORST -> post(me, me, from, "Your mail matters to us", "");
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        smtp.stop();
    }

    private final class Counter implements MessageHandler {
        private String from = "";
        private String to = "";

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) {
            to = recipient;
        }

        @Override
        public String data(InputStream data) throws IOException {
            waiting.add(new Letter(from, to, data.readAllBytes()));
            return null;
        }

        @Override
        public void done() {}
    }
}
