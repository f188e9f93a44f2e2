package org.partnerdesk.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partnerdesk.access.Actor;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.context.SmartLifecycle;

/** A week of a real desk, and all that happens to its tickets long after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastWeeksTest {
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private RunningDesk desk;
    private Ticketing ticketing;
    private long critical;
    private String number;

    @BeforeAll
    void aWeekInMarch() {
        desk = RunningDesk.with(Map.of());
        ticketing = desk.part(Ticketing.class);
        // Its present is behind all of this.
        desk.part(SmartLifecycle.class, "clockWorkers").stop();
        critical = open("2026-03-02T16:00:00Z", "dana@delta-channel.example", "it@harbor-freightways.example");
        number = "PD-" + critical;
        at("2026-03-02T16:10:00Z", () -> ticketing.assign(critical, MINA, "mina@desk.example"));
        at("2026-03-02T16:30:00Z", () -> ticketing.acknowledge(critical, MINA));
        at(
                "2026-03-02T20:00:00Z",
                () -> ticketing.determine(critical, MINA, new Determination(Determination.Kind.DEFECT, "A defect")));
        at(
                "2026-03-03T12:00:00Z",
                () -> ticketing.answer(critical, MINA, Channel.AGENT, "Solved.", true, Status.RESOLVED));
        open("2026-03-02T16:00:00Z", "nok@siam-channel.example", null);
        at("2026-03-07T00:00:00Z", () -> desk.part(Commitments.class).settleDue());
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void groupsAreNamedAsThingsStoodThen() {
        assertThat(told(List.of(Dimension.PARTNER, Dimension.TEAM, Dimension.SERVICE, Dimension.MILESTONE)))
                .containsExactly(
                        "[Delta Channel, Partner Support, crm, ACKNOWLEDGED] 1/1/1",
                        "[Delta Channel, Partner Support, crm, DETERMINED] 1/0/1",
                        "[Delta Channel, Partner Support, crm, RESOLVED] 1/1/1",
                        "[Siam Channel, null, crm, ACKNOWLEDGED] 1/0/0");
    }

    @Test
    void whateverHappensLaterLeavesTheWeekAlone() {
        List<Dimension> all = List.of(Dimension.values());
        List<String> before = told(all);

        at("2026-04-01T09:00:00Z", () -> ticketing.setStatus(critical, MINA, Status.OPEN));
        at("2026-04-01T09:10:00Z", () -> ticketing.setSeverity(critical, MINA, Severity.S4, "Not that bad"));
        at("2026-04-01T09:20:00Z", () -> ticketing.assign(critical, MINA, "admin@desk.example"));
        at(
                "2026-04-01T09:30:00Z",
                () -> desk.part(Commitments.class)
                        .unacknowledge(
                                critical,
                                Instant.parse("2026-03-02T16:30:00Z"),
                                Instant.parse("2026-04-01T09:30:00Z")));
        assertThat(desk.patch("/api/v1/tickets/" + number, "{\"requester\": \"nok@siam-channel.example\"}")
                        .status())
                .isEqualTo(200);

        assertThat(told(all)).isEqualTo(before);
        assertThat(corrections()).containsExactly("2026-03-30: 0 -1 -1");
    }

    private List<String> told(List<Dimension> by) {
        return rows(new AttainmentQuestion(MONDAY, MONDAY.plusDays(6), by, Map.of())).stream()
                .map(row -> row.keys().stream()
                                .map(key -> key.name() == null ? key.value() : key.name())
                                .toList()
                        + " " + row.figures().promised() + "/" + row.figures().goalMet() + "/"
                        + row.figures().limitMet())
                .toList();
    }

    private List<String> corrections() {
        return rows(new AttainmentQuestion(
                        MONDAY,
                        MONDAY.plusWeeks(50),
                        List.of(Dimension.WEEK),
                        Map.of(Dimension.MILESTONE, "ACKNOWLEDGED")))
                .stream()
                .filter(row -> row.corrections().isAny())
                .map(row -> row.keys().getFirst().value() + ": "
                        + row.corrections().promised() + " " + row.corrections().goalMet() + " "
                        + row.corrections().limitMet())
                .toList();
    }

    private List<AttainmentRow> rows(AttainmentQuestion question) {
        return desk.part(Attainment.class).rows(question);
    }

    private long open(String at, String requester, String customer) {
        long[] id = new long[1];
        at(
                at,
                () -> id[0] = desk.part(Intake.class)
                        .submit(Submission.typed(
                                Channel.API, requester, "Help", "Please", customer, null, "Zoho CRM", null))
                        .id());
        return id[0];
    }

    private static void at(String instant, Runnable act) {
        DeskClock.replaying(Instant.parse(instant), act);
    }
}
