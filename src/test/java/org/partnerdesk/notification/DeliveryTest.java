package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Sending through a relay that is not always kind. */
class DeliveryTest {
    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final OutboxStore store = new OutboxStore(jdbc);
    private final HandClock clock = new HandClock();
    private final Delivery delivery = new Delivery(store, transactions, clock);
    private final MoodyServer server = new MoodyServer();
    private Relay relay;

    @BeforeEach
    void connect() {
        relay = relay(server.port());
    }

    @AfterEach
    void disconnect() {
        relay.close();
        server.stop();
    }

    @Test
    void takenMailIsSent() {
        write();

        assertThat(delivery.next(relay)).isTrue();

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken).singleElement().asString().contains("Message-ID: <pd.1.once.sig@desk.example>");
        assertThat(delivery.next(relay)).isFalse();
    }

    @Test
    void refusedMailIsNotTriedAgain() {
        server.mood = Mood.REFUSES;
        write();

        delivery.next(relay);

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(error()).contains("No such person");
    }

    @Test
    void deferredMailIsTriedAgainLaterUnderTheSameMessageId() {
        server.mood = Mood.DEFERS;
        write();
        delivery.next(relay);
        assertThat(state()).isEqualTo("QUEUED");
        assertThat(delivery.next(relay)).isFalse();

        server.mood = Mood.KIND;
        clock.pass(Duration.ofSeconds(31));
        assertThat(store.nextDue(clock.instant())).isEmpty();
        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken).singleElement().asString().contains("<pd.1.once.sig@desk.example>");
    }

    @Test
    void relayThatCutsOffAfterDataGetsTheMailOnceMore() {
        server.mood = Mood.CUTS_OFF;
        write();
        delivery.next(relay);
        assertThat(state()).isEqualTo("QUEUED");

        server.mood = Mood.KIND;
        clock.pass(Duration.ofMinutes(1));
        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken)
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail).contains("<pd.1.once.sig@desk.example>"));
    }

    @Test
    void relayThatIsAwayIsWaitedForFiveDaysAndNotForEver() {
        server.stop();
        write();
        for (int i = 0; i < 400 && state().equals("QUEUED"); i++) {
            delivery.next(relay);
            clock.pass(Duration.ofHours(1));
        }

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(Duration.between(HandClock.START, clock.instant()))
                .isBetween(Duration.ofDays(5), Duration.ofDays(6));
    }

    @Test
    void mailInOneSendersHandsIsNotSentByAnother() {
        write();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(store.claim(clock.instant())).isPresent();
            Thread other = Thread.ofVirtual()
                    .start(() -> assertThat(delivery.next(relay)).isFalse());
            join(other);
        });

        assertThat(server.taken).isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void forgedIdsAndNamesBeginNoHeader() {
        store.insert(
                mail(
                        "Ann\r\nBcc: eve@evil.example",
                        "Subject\nX-Evil: 1",
                        List.of("a b\r\nX-Evil: 2", "fine@x.example")),
                true,
                clock.instant());

        delivery.next(relay);

        assertThat(server.taken.getFirst().lines())
                .noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Evil"))
                .anyMatch(line -> line.contains("<fine@x.example>"));
    }

    private void write() {
        store.insert(mail("Partner Support", "Hello", List.of()), true, clock.instant());
    }

    private static OutgoingMail mail(String senderName, String subject, List<String> references) {
        return new OutgoingMail(
                1,
                null,
                Occasion.CONFIRMATION,
                "dana@delta-channel.example",
                "help@desk.example",
                senderName,
                "help+PD1.sig@desk.example",
                subject,
                "text",
                "<p>html</p>",
                "en",
                "pd.1.once.sig@desk.example",
                null,
                references,
                true);
    }

    private String state() {
        return jdbc.sql("select state from notification.outbox")
                .query(String.class)
                .single();
    }

    private String error() {
        return jdbc.sql("select last_error from notification.outbox")
                .query(String.class)
                .single();
    }

    private Relay relay(int port) {
        MailSettings settings =
                new MailSettings(DataSize.ofMegabytes(25), DataSize.ofMegabytes(64), 10, Duration.ofSeconds(5), 1);
        return new Relay(new DeskSettings.Relay("localhost", port), settings, "instance", clock);
    }

    private enum Mood {
        KIND,
        REFUSES,
        DEFERS,
        CUTS_OFF
    }

    /** A mail server that does as it likes. */
    private static final class MoodyServer {
        private final List<String> taken = new CopyOnWriteArrayList<>(new ArrayList<>());
        private final SMTPServer smtp;
        private volatile Mood mood = Mood.KIND;

        MoodyServer() {
            smtp = SMTPServer.port(0)
                    .messageHandlerFactory(context -> new Handler())
                    .build();
            smtp.start();
        }

        int port() {
            return smtp.getPortAllocated();
        }

        void stop() {
            smtp.stop();
        }

        private final class Handler implements MessageHandler {
            @Override
            public void from(String from) {}

            @Override
            public void recipient(String recipient) throws RejectException {
                switch (mood) {
                    case REFUSES -> throw new RejectException(550, "5.1.1 No such person");
                    case DEFERS -> throw new RejectException(451, "4.7.1 Come again later");
                    case KIND, CUTS_OFF -> {}
                }
            }

            @Override
            public String data(InputStream data) throws RejectException, IOException {
                taken.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
                if (mood == Mood.CUTS_OFF) {
                    throw new DropConnectionException(421, "Bye");
                }
                return null;
            }

            @Override
            public void done() {}
        }
    }

    private static final class HandClock extends Clock {
        static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
        private volatile Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
