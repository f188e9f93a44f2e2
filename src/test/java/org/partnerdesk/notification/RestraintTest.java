package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.mail.Budget;
import org.partnerdesk.platform.mail.Budgets;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The desk never writes by itself without end. */
class RestraintTest {
    private static final String DESK = "partner-support@zohocorp.com";
    private static MoodyServer server;
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        server = new MoodyServer();
        desk = RunningDesk.with(Map.of(
                "partnerdesk.smtp-relay",
                "localhost:" + server.port(),
                "partnerdesk.mail.budgets.per-address",
                "4/10m",
                "partnerdesk.mail.budgets.reopening",
                "2/60m"));
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.stop();
    }

    @Test
    void defaultsAreThoseOfTheRules() {
        Budgets budgets = new org.springframework.boot.context.properties.bind.Binder(
                        new org.springframework.boot.context.properties.source.MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("partnerdesk.mail.budgets", Budgets.class);

        assertThat(budgets.perTicket())
                .containsExactly(budget(10, 10), budget(15, 30), budget(25, 60), budget(50, 180), budget(100, 600));
        assertThat(budgets.perAddress())
                .containsExactly(budget(30, 10), budget(60, 30), budget(120, 60), budget(240, 180), budget(360, 600));
        assertThat(budgets.longest()).isEqualTo(Duration.ofHours(10));
    }

    private static Budget budget(int most, int minutes) {
        return new Budget(most, Duration.ofMinutes(minutes));
    }

    @Test
    void aSpentBudgetIsSeenOnTheTicketAndRaisesOneAlarm() throws Exception {
        for (int i = 1; i <= 7; i++) {
            desk.mail("dana@delta-channel.example", DESK, "Loop " + i, "Again.");
        }
        for (int i = 1; i <= 7; i++) {
            desk.ticket("Loop " + i);
        }

        assertThat(states("dana@delta-channel.example"))
                .containsExactlyInAnyOrder("SENT", "SENT", "SENT", "SENT", "SUPPRESSED", "SUPPRESSED", "SUPPRESSED");
        assertThat(desk.part(Alarms.class).open())
                .filteredOn(alarm -> alarm.about().equals("dana@delta-channel.example"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(Alarm.Kind.ADDRESS_BUDGET);
                    assertThat(alarm.times()).isEqualTo(3);
                });
        RunningDesk.until(() -> server.taken().stream().anyMatch(mail -> mail.contains("To: admin@desk.example")));
        assertThat(server.taken())
                .filteredOn(mail -> mail.contains("To: admin@desk.example"))
                .allSatisfy(mail ->
                        assertThat(mail).contains("Automatic mail was stopped", "Auto-Submitted: auto-generated"));
        assertThat(server.returnPaths()).contains("");
    }

    private static List<String> states(String recipient) {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        RunningDesk.until(() -> jdbc.sql("select count(*) from notification.outbox where state = 'QUEUED'")
                        .query(Long.class)
                        .single()
                == 0);
        return jdbc.sql("select state from notification.outbox where recipient = :to")
                .param("to", recipient)
                .query(String.class)
                .list();
    }

    @Test
    void aPersonsAnswerIsNeverKeptBack() throws Exception {
        desk.mail("huda@nile-partners.example", DESK, "Talkative", "Help.");
        String path =
                "/api/v1/tickets/" + desk.ticket("Talkative").get("number").stringValue();
        for (int i = 1; i <= 6; i++) {
            desk.post(path + "/messages", "{\"body\": \"Answer " + i + "\"}");
        }

        RunningDesk.until(() -> states("huda@nile-partners.example").stream()
                        .filter("SENT"::equals)
                        .count()
                >= 6);
        assertThat(states("huda@nile-partners.example")).doesNotContain("SUPPRESSED");
    }

    @Test
    void mailReopensATicketOnlySoOften() {
        desk.mail("ruth@thames-channel.example", DESK, "Opened and closed", "Help.");
        JsonNode ticket = desk.ticket("Opened and closed");
        String number = ticket.get("number").stringValue();
        for (int i = 1; i <= 3; i++) {
            desk.patch("/api/v1/tickets/" + number, "{\"status\": \"resolved\"}");
            desk.mail("ruth@thames-channel.example", DESK, "[" + number + "] Thanks " + i, "Thanks.");
            int messages = i + 1;
            RunningDesk.until(() -> desk.get("/api/v1/tickets/" + number + "/messages")
                            .body()
                            .get("items")
                            .size()
                    == messages);
            assertThat(desk.ticketNumber(number).get("status").stringValue()).isEqualTo(i < 3 ? "open" : "resolved");
        }

        assertThat(desk.part(Alarms.class).open())
                .anyMatch(alarm ->
                        alarm.kind() == Alarm.Kind.REOPENING && alarm.about().equals(number));
    }

    /** Two nodes are two connections; each would see room for one more. */
    @Test
    void budgetHoldsHoweverManyWriteAtTheSameTime() throws Exception {
        desk.mail("nok@siam-channel.example", DESK, "Crowd", "Help.");
        String subject = desk.ticket("Crowd").get("number").stringValue();
        long ticketId = Long.parseLong(subject.substring(3));
        HandClock clock = new HandClock(java.time.Instant.parse("2020-01-01T00:00:00Z"));
        Restraint restraint = desk.part(Restraint.class);
        OutboxStore store = desk.part(OutboxStore.class);
        TransactionTemplate transaction = desk.part(TransactionTemplate.class);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> writers = IntStream.range(0, 12)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    await(start);
                    transaction.executeWithoutResult(status -> {
                        OutgoingMail mail = mail(ticketId, i);
                        if (restraint.asks(mail, clock.instant()).isEmpty()) {
                            store.insert(mail, false, clock.instant(), clock.instant());
                        }
                    });
                }))
                .toList();
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(desk.part(JdbcClient.class)
                        .sql("select count(*) from notification.outbox where recipient = 'crowd@siam-channel.example'")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutgoingMail mail(long ticketId, int i) {
        return new OutgoingMail(
                ticketId,
                null,
                Occasion.CONFIRMATION,
                "crowd@siam-channel.example",
                DESK,
                "Partner Support",
                DESK,
                "Hello",
                "text",
                "<p>html</p>",
                "en",
                "crowd." + i + "@zohocorp.com",
                null,
                List.of(),
                true);
    }
}
