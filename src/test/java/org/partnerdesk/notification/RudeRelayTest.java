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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerdesk.notification.ScriptedServer.Trick;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** A relay that refuses, stalls or cuts off at whatever step: nothing is lost, and every attempt has one Message-ID. */
class RudeRelayTest {
    private static final String ID = "<pd.1.once.sig@desk.example>";

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final OutboxStore store = new OutboxStore(jdbc);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Delivery delivery = new Delivery(store, new JdbcTransactionManager(database), event -> {}, clock);
    private final ScriptedServer server = new ScriptedServer();
    private Relay relay;

    @BeforeEach
    void write() {
        MailSettings settings = new MailSettings(
                DataSize.ofMegabytes(25), DataSize.ofMegabytes(64), 10, Duration.ofMillis(400), 1, Map.of());
        relay = new Relay(
                new DeskSettings.Relay("localhost", server.port()),
                settings,
                RelaySettings.PLAIN,
                null,
                "instance",
                clock);
        store.insert(
                new OutgoingMail(
                        1,
                        null,
                        Occasion.CONFIRMATION,
                        "dana@delta-channel.example",
                        "help@desk.example",
                        "Partner Support",
                        "help+PD1.sig@desk.example",
                        "Hello",
                        "text",
                        "<p>html</p>",
                        "en",
                        "pd.1.once.sig@desk.example",
                        null,
                        List.of(),
                        true),
                true,
                clock.instant(),
                clock.instant());
    }

    @AfterEach
    void close() {
        relay.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trick.class,
            names = {"NONE", "REFUSES_SENDER", "REFUSES_CONTENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatMayPassIsTriedAgainUnderTheSameMessageId(Trick trick) {
        server.play(trick);
        delivery.next(relay);
        assertThat(state()).isEqualTo("QUEUED");
        assertThat(delivery.next(relay)).as("not before its time").isFalse();

        server.play(Trick.NONE);
        clock.move(Duration.ofMinutes(1));
        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
        assertThat(server.taken())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail).contains(ID));
    }

    @ParameterizedTest
    @EnumSource(
            value = Trick.class,
            names = {"REFUSES_SENDER", "REFUSES_CONTENT"})
    void whatIsRefusedForGoodIsNotTriedAgain(Trick trick) {
        server.play(trick);
        delivery.next(relay);

        assertThat(state()).isEqualTo("REFUSED");
        clock.move(Duration.ofDays(1));
        assertThat(delivery.next(relay)).isFalse();
    }

    @Test
    void theNextMailGoesOutAfterOneThatWasRefused() {
        server.play(Trick.REFUSES_CONTENT);
        delivery.next(relay);
        server.play(Trick.NONE);
        jdbc.sql("update notification.outbox set state = 'QUEUED'").update();

        delivery.next(relay);

        assertThat(state()).isEqualTo("SENT");
    }

    private String state() {
        return jdbc.sql("select state from notification.outbox")
                .query(String.class)
                .single();
    }
}
