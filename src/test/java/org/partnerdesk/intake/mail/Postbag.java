package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes mails by hand, brings them by SMTP and tells what became of them. */
final class Postbag {
    static final String DESK = "partner-support@zohocorp.com";
    static final String DANA = "dana@delta-channel.example";
    /** Dana's colleague. */
    static final String OMAR = "omar@delta-channel.example";
    /** Of another partner. */
    static final String SAMI = "sami@falcon-channel.example";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningDesk desk;
    private final JdbcClient jdbc;

    Postbag(RunningDesk desk) {
        this.desk = desk;
        this.jdbc = desk.part(JdbcClient.class);
    }

    /** What became of a mail. */
    record Fate(long id, String decision, String reason, Long ticketId, String messageId, String checks) {
        String answer(String check) {
            for (JsonNode step : JsonMapper.shared().readTree(checks)) {
                if (step.get("name").stringValue().equals(check)) {
                    return step.get("answer").stringValue();
                }
            }
            return null;
        }
    }

    Draft from(String sender) {
        return new Draft(sender);
    }

    final class Draft {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String envelopeFrom;
        private String to = DESK;
        private String body = "Nobody can sign in.\r\n";

        private Draft(String sender) {
            envelopeFrom = sender;
            headers.put("From", "<" + sender + ">");
            headers.put("Subject", "Mail " + COUNT.incrementAndGet());
            headers.put("Message-ID", "<" + COUNT.get() + "." + System.nanoTime() + "@test.example>");
        }

        Draft with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Draft without(String header) {
            headers.remove(header);
            return this;
        }

        /** @param recipient several are parted by commas */
        Draft to(String recipient) {
            to = recipient;
            return this;
        }

        Draft returnPath(String address) {
            envelopeFrom = address;
            return this;
        }

        Draft saying(String text) {
            body = text + "\r\n";
            return this;
        }

        String messageId() {
            String id = headers.get("Message-ID");
            return id.substring(1, id.length() - 1);
        }

        /** Brings it and waits until something was decided about it. */
        Fate send() {
            StringBuilder raw = new StringBuilder();
            headers.forEach(
                    (name, value) -> raw.append(name).append(": ").append(value).append("\r\n"));
            return bring(envelopeFrom, to, raw.append("\r\n").append(body).toString());
        }
    }

    Fate bring(String envelopeFrom, String to, String raw) {
        try (SmtpDoorTest.Client client = new SmtpDoorTest.Client(desk.smtpPort())) {
            String[] recipients = to.split(",");
            client.envelope(envelopeFrom, recipients[0]);
            for (int i = 1; i < recipients.length; i++) {
                client.say("RCPT TO:<" + recipients[i] + ">");
            }
            String answer = client.data(raw.getBytes(UTF_8));
            return fate(Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Fate fate(long id) {
        AtomicReference<Fate> fate = new AtomicReference<>();
        RunningDesk.until(() -> {
            fate.set(jdbc.sql("""
                    select id, decision, reason, ticket_id, message_id, checks::text as checks
                    from intake.inbox where id = :id
                    """).param("id", id).query(Fate.class).single());
            return fate.get().decision() != null;
        });
        return fate.get();
    }

    List<String> bodies(long ticketId) {
        return jdbc.sql("select body from ticketing.pub_message where ticket_id = :id order by id")
                .param("id", ticketId)
                .query(String.class)
                .list();
    }

    /** The record of the same delivery for another of the desk's addresses. */
    long next(Fate first) {
        return jdbc.sql("""
                select other.id from intake.inbox i join intake.inbox other on other.delivery_id = i.delivery_id
                where i.id = :id and other.id <> i.id""").param("id", first.id()).query(Long.class).single();
    }

    List<String> participants(long ticketId) {
        return jdbc.sql("select email from ticketing.pub_participant where ticket_id = :id")
                .param("id", ticketId)
                .query(String.class)
                .list();
    }

    List<String> history(long ticketId) {
        return jdbc.sql("select what from ticketing.pub_history where ticket_id = :id order by id")
                .param("id", ticketId)
                .query(String.class)
                .list();
    }

    String number(long ticketId) {
        return jdbc.sql("select number from ticketing.pub_ticket where id = :id")
                .param("id", ticketId)
                .query(String.class)
                .single();
    }
}
