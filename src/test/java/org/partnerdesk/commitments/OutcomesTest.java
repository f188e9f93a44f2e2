package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.S3;
import static org.partnerdesk.commitments.Desk.after;
import static org.partnerdesk.commitments.Milestone.ACKNOWLEDGED;
import static org.partnerdesk.commitments.Milestone.DETERMINED;
import static org.partnerdesk.commitments.Milestone.RESOLVED;
import static org.partnerdesk.commitments.Milestone.UPDATED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** How each promise came out, entered once and for all; S1 is acknowledged in 1-3 h, determined in 2-8, resolved in 24-48. */
class OutcomesTest {
    private static final String THE_WEEK = "2026-03-02";
    private final Desk desk = new Desk(MONDAY);
    private final Commitments commitments = desk.commitments;

    @Test
    void promiseIsEnteredWhenItIsDecidedOnTheDayOfItsLimit() {
        commitments.start(1, S1, MONDAY);
        assertThat(entries()).isEmpty();

        at("PT30M", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT30M")));
        at("PT3H", () -> commitments.satisfy(1, DETERMINED, after("PT3H")));
        at("PT49H", desk.steps::record);

        assertThat(entries())
                .containsExactly(
                        "ACKNOWLEDGED S1 US 2026-03-02: +1 goal +1 limit +1",
                        "DETERMINED S1 US 2026-03-03: +1 goal +0 limit +1",
                        "RESOLVED S1 US 2026-03-04: +1 goal +0 limit +0",
                        "UPDATED S1 US 2026-03-04: +1 goal +0 limit +0");
    }

    @Test
    void promiseKeptLateIsMissedOnce() {
        commitments.start(1, S1, MONDAY);
        at("PT4H", desk.steps::record);
        at("PT5H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT5H")));

        assertThat(entries()).containsExactly("ACKNOWLEDGED S1 US 2026-03-02: +1 goal +0 limit +0");
    }

    /** The goal of 2 h would have come while the ticket waited for its partner. */
    @Test
    void goalThatAPauseMovedAwayIsHeld() {
        commitments.start(1, S1, MONDAY);
        at("PT1H", () -> commitments.pause(1, after("PT1H")));
        at("PT9H", () -> commitments.satisfy(1, DETERMINED, after("PT9H")));

        assertThat(entries()).contains("DETERMINED S1 US 2026-03-03: +1 goal +1 limit +1");
    }

    @Test
    void whatIsToldLaterButHappenedInTimeTurnsTheEntryAround() {
        commitments.start(1, S1, MONDAY);
        at("PT4H", desk.steps::record);
        commitments.satisfy(1, ACKNOWLEDGED, after("PT1H"));

        assertThat(entries())
                .containsExactly(
                        "ACKNOWLEDGED S1 US 2026-03-02: +1 goal +0 limit +0",
                        "ACKNOWLEDGED S1 US 2026-03-02: -1 goal +0 limit +0",
                        "ACKNOWLEDGED S1 US 2026-03-02: +1 goal +1 limit +1");
        assertThat(week(THE_WEEK)).isEqualTo("1 promised, 1 goals, 1 limits");
    }

    @Test
    void promiseThatGaveWayToAnotherOrIsNotNeededHasNoOutcome() {
        commitments.start(1, S3, MONDAY);
        at("PT1H", () -> commitments.retarget(1, S1, after("PT1H")));
        at("PT2H", () -> commitments.close(1, after("PT2H")));

        assertThat(entries()).isEmpty();
    }

    /** A ticket of two weeks ago becomes critical: what that promises is late the moment it is promised. */
    @Test
    void promiseThatIsLateFromItsFirstMomentCountsOnThatDay() {
        commitments.start(1, S3, MONDAY);
        at("PT1H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT1H")));
        at("P16D", () -> {
            commitments.retarget(1, S1, after("P16D"));
            desk.clock.set(after("P16DT1M"));
            desk.steps.record();
        });

        assertThat(entries()).contains("RESOLVED S1 US 2026-03-18: +1 goal +0 limit +0");
    }

    @Test
    void bounceWithinTheWeekChangesTheWeek() {
        commitments.start(1, S1, MONDAY);
        at("PT1H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT1H")));
        at("PT4H", () -> commitments.unacknowledge(1, after("PT1H"), after("PT4H")));

        assertThat(week(THE_WEEK)).isEqualTo("1 promised, 0 goals, 0 limits");
        assertThat(corrections()).isZero();
    }

    /** The week ends with Sunday 8 March and closes a day later, at midnight UTC. */
    @Test
    void bounceAfterTheWeekIsClosedIsACorrectionOfTheWeekItComesIn() {
        commitments.start(1, S1, MONDAY);
        at("PT1H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT1H")));
        at("PT2H", () -> commitments.satisfy(1, DETERMINED, after("PT2H")));
        at("P1D", () -> commitments.satisfy(1, RESOLVED, after("P1D")));
        assertThat(week(THE_WEEK)).isEqualTo("3 promised, 3 goals, 3 limits");

        Instant closed = Instant.parse("2026-03-10T00:00:00Z");
        desk.clock.set(closed);
        commitments.reopen(1, S1, closed);
        commitments.unacknowledge(1, after("PT1H"), closed);

        assertThat(week(THE_WEEK)).isEqualTo("3 promised, 3 goals, 3 limits");
        assertThat(entries())
                .endsWith(
                        "ACKNOWLEDGED S1 US 2026-03-10: -1 goal -1 limit -1, correction",
                        "ACKNOWLEDGED S1 US 2026-03-10: +1 goal +0 limit +0, correction");
    }

    @Test
    void updateThatNeverArrivedIsTakenBackAndItsSuccessorDecides() {
        commitments.start(1, S1, MONDAY);
        at("PT1H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT1H")));
        at("PT25H", () -> commitments.updatePublished(1, after("PT25H")));
        at("PT26H", () -> commitments.unpublishUpdate(1, after("PT25H"), after("PT26H")));
        at("PT50H", desk.steps::record);

        assertThat(entries())
                .filteredOn(entry -> entry.startsWith(UPDATED.name()))
                .containsExactly(
                        "UPDATED S1 US 2026-03-04: +1 goal +1 limit +1",
                        "UPDATED S1 US 2026-03-04: -1 goal -1 limit -1",
                        "UPDATED S1 US 2026-03-04: +1 goal +0 limit +0");
    }

    @Test
    void entriesAreNeverChanged() {
        commitments.start(1, S1, MONDAY);
        at("PT1H", () -> commitments.satisfy(1, ACKNOWLEDGED, after("PT1H")));

        for (String change : List.of(
                "update commitments.outcome set limit_met = 0",
                "delete from commitments.outcome",
                "truncate commitments.outcome")) {
            assertThatThrownBy(() -> desk.jdbc.sql(change).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private void at(String sinceMonday, Runnable act) {
        desk.clock.set(after(sinceMonday));
        act.run();
    }

    private List<String> entries() {
        return desk.jdbc
                .sql("select * from commitments.outcome order by recorded_at, ticket_id, clock_no, seq")
                .query((row, n) -> "%s %s %s %s: %+d goal %+d limit %+d%s"
                        .formatted(
                                row.getString("milestone"),
                                row.getString("severity"),
                                row.getString("data_centre"),
                                row.getString("counts_on"),
                                row.getInt("promised"),
                                row.getInt("goal_met"),
                                row.getInt("limit_met"),
                                row.getBoolean("correction") ? ", correction" : ""))
                .list();
    }

    private String week(String monday) {
        return desk.jdbc.sql("""
                select sum(promised) || ' promised, ' || sum(goal_met) || ' goals, ' || sum(limit_met) || ' limits'
                from commitments.outcome
                where not correction and date_trunc('week', counts_on) = :monday::date""").param("monday", monday).query(String.class).single();
    }

    private long corrections() {
        return desk.jdbc
                .sql("select count(*) from commitments.outcome where correction")
                .query(Long.class)
                .single();
    }
}
