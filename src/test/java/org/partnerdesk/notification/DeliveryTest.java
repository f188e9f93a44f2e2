package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerdesk.notification.MoodyServer.Mood;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Sending through a relay that is not always kind. */
class DeliveryTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final OutboxStore store = new OutboxStore(jdbc);
    private final HandClock clock = new HandClock(START);
    private final Delivery delivery = new Delivery(store, transactions, event -> {}, clock);
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
        assertThat(server.taken()).singleElement().asString().contains("Message-ID: <pd.1.once.sig@desk.example>");
        assertThat(delivery.next(relay)).isFalse();
    }

    @Test
    void refusedMailIsNotTriedAgain() {
        server.mood(Mood.REFUSES);
        write();

        delivery.next(relay);

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(error()).contains("No such person");
    }

    @Test
    void deferredMailIsTriedAgainLaterUnderTheSameMessageId() {
        server.mood(Mood.DEFERS);
        write();
        delivery.next(relay);
        assertThat(state()).isEqualTo("QUEUED");
        assertThat(delivery.next(relay)).isFalse();

        server.mood(Mood.KIND);
        clock.move(Duration.ofSeconds(31));
        assertThat(store.nextDue(clock.instant())).isEmpty();
        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken()).singleElement().asString().contains("<pd.1.once.sig@desk.example>");
    }

    @Test
    void relayThatCutsOffAfterDataGetsTheMailOnceMore() {
        server.mood(Mood.CUTS_OFF);
        write();
        delivery.next(relay);
        assertThat(state()).isEqualTo("QUEUED");

        server.mood(Mood.KIND);
        clock.move(Duration.ofMinutes(1));
        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail).contains("<pd.1.once.sig@desk.example>"));
    }

    @Test
    void relayThatIsAwayIsWaitedForFiveDaysAndNotForEver() {
        server.stop();
        write();
        for (int i = 0; i < 400 && state().equals("QUEUED"); i++) {
            delivery.next(relay);
            clock.move(Duration.ofHours(1));
        }

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofDays(5), Duration.ofDays(6));
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

        assertThat(server.taken()).isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMailLeavesNoSoonerThanItIsDue() {
        Instant due = clock.instant().plusSeconds(4);
        store.insert(mail("Partner Support", "Hello", List.of()), true, clock.instant(), due);

        assertThat(delivery.next(relay)).isFalse();
        assertThat(store.nextDue(clock.instant())).contains(due);
        clock.move(Duration.ofSeconds(4));
        assertThat(delivery.next(relay)).isTrue();
    }

    @Test
    void forgedIdsAndNamesBeginNoHeader() {
        store.insert(
                mail(
                        "Ann\r\nBcc: eve@evil.example",
                        "Subject\nX-Evil: 1",
                        List.of("a b\r\nX-Evil: 2", "fine@x.example")),
                true,
                clock.instant(),
                clock.instant());

        delivery.next(relay);

        assertThat(server.taken().getFirst().lines())
                .noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Evil"))
                .anyMatch(line -> line.contains("<fine@x.example>"));
    }

    private void write() {
        store.insert(mail("Partner Support", "Hello", List.of()), true, clock.instant(), clock.instant());
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
        MailSettings settings = new MailSettings(
                DataSize.ofMegabytes(25), DataSize.ofMegabytes(64), 10, Duration.ofSeconds(5), 1, Map.of());
        return new Relay(
                new DeskSettings.Relay("localhost", port), settings, RelaySettings.PLAIN, null, "instance", clock);
    }
}
