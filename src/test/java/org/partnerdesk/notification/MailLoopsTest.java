package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partnerdesk.demo.DemoClock;
import org.partnerdesk.notification.PostOffice.Robot;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two desks and programs that answer mail, set on each other by real SMTP while days go by. */
class MailLoopsTest {
    private static final String DESK = "partner-support@zohocorp.com";
    private static final String OTHER = "support@vendor.example";

    private final PostOffice office = new PostOffice();
    private RunningDesk desk;
    private RunningDesk other;
    private Map<String, RunningDesk> desks;

    @BeforeEach
    void open() {
        desk = RunningDesk.with(Map.of("partnerdesk.smtp-relay", office.relay()));
        other = RunningDesk.with(Map.of("partnerdesk.smtp-relay", office.relay(), "partnerdesk.preset", "blank"));
        desks = Map.of("zohocorp.com", desk, "vendor.example", other);
        for (int i = 0; i < 40; i++) {
            office.write(Robot.WORST.address(), DESK, "Beginning " + i);
        }
        for (Robot robot : Robot.values()) {
            office.write(robot.address(), DESK, "To the desk from " + robot);
            office.write(robot.address(), OTHER, "To the other from " + robot);
        }
        office.write(OTHER, DESK, "From desk to desk");
        office.write(DESK, OTHER, "And back");
    }

    @AfterEach
    void close() {
        desk.close();
        other.close();
        office.close();
    }

    @Test
    void anHourOfLoopsEndsByItselfAndRaisesTheAlarm() {
        pass(Duration.ofMinutes(1), 4);
        int early = office.carried();
        pass(Duration.ofMinutes(20), 3);

        assertBounds();
        assertThat(office.carried()).isLessThan(400);
        assertThat(office.carried() - early).as("what is still going on").isLessThan(60);
    }

    @Tag("long")
    @Test
    void aWeekOfLoopsStaysWithinItsBounds() {
        pass(Duration.ofMinutes(1), 10);
        pass(Duration.ofHours(1), 7 * 24);

        assertBounds();
        assertThat(office.carried()).isLessThan(4_000);
    }

    private void assertBounds() {
        for (RunningDesk each : List.of(desk, other)) {
            assertThat(most(each, "10 minutes")).isLessThanOrEqualTo(30);
            assertThat(most(each, "600 minutes")).isLessThanOrEqualTo(360);
        }
        assertThat(desk.part(JdbcClient.class)
                        .sql("select about from notification.alarm")
                        .query(String.class)
                        .list())
                .contains(Robot.WORST.address());
        assertThat(mailsTo(Robot.SILENT.address())).isLessThanOrEqualTo(1);
        assertThat(mailsTo("admin@desk.example")).isPositive();
    }

    /** Time goes by in steps; after each, an agent solves what the rude one has open, and all mail is carried. */
    private void pass(Duration step, int times) {
        for (int i = 0; i < times; i++) {
            settle();
            desk.part(DemoClock.class).advance(step);
            other.part(DemoClock.class).advance(step);
            settle();
            open(Robot.RUDE.address())
                    .forEach(number -> desk.patch("/api/v1/tickets/" + number, "{\"status\": \"resolved\"}"));
        }
        settle();
    }

    private void settle() {
        RunningDesk.until(
                () -> {
                    boolean busy = false;
                    while (office.carry(desks)) {
                        busy = true;
                    }
                    return !busy && isQuiet(desk) && isQuiet(other) && !office.carry(desks);
                },
                Duration.ofSeconds(60));
    }

    private static boolean isQuiet(RunningDesk desk) {
        return desk.part(JdbcClient.class)
                        .sql("""
                        select (select count(*) from intake.inbox where decision is null)
                             + (select count(*) from notification.outbox
                                where state = 'QUEUED' and next_try_at <= :now)
                        """)
                        .param("now", desk.part(Clock.class).instant().atOffset(UTC))
                        .query(Long.class)
                        .single()
                == 0;
    }

    private List<String> open(String requester) {
        return desk.part(JdbcClient.class)
                .sql("""
                select number from ticketing.pub_ticket
                where requester_email = :requester and status not in ('RESOLVED', 'CLOSED')""")
                .param("requester", requester)
                .query(String.class)
                .list();
    }

    /** Of the desk's own accord, to one address, within any stretch of that length. */
    private static long most(RunningDesk desk, String span) {
        return desk.part(JdbcClient.class)
                .sql("""
                select coalesce(max(sent), 0) from (
                    select count(*) over (partition by recipient order by created_at
                               range between interval '%s' preceding and current row) as sent
                    from notification.outbox where automatic and state <> 'SUPPRESSED') counted
                """.formatted(span))
                .query(Long.class)
                .single();
    }

    private long mailsTo(String recipient) {
        return desk.part(JdbcClient.class)
                .sql("select count(*) from notification.outbox where recipient = :to and state <> 'SUPPRESSED'")
                .param("to", recipient)
                .query(Long.class)
                .single();
    }
}
