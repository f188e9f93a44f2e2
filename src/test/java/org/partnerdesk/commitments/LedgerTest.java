package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerdesk.commitments.Ledger.Reason.HOLIDAY;
import static org.partnerdesk.commitments.Ledger.Reason.OUTSIDE_HOURS;
import static org.partnerdesk.commitments.Ledger.Reason.ROUND_THE_CLOCK;
import static org.partnerdesk.commitments.Ledger.Reason.WAITING_FOR_PARTNER;
import static org.partnerdesk.commitments.Ledger.Reason.WORKING_HOURS;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Why a promise is due when it is. */
class LedgerTest {
    private static final long TICKET = 9;

    @Test
    void nightsHolidaysAndWaitingAreLeftOutByName() {
        // A Wednesday, 15:00 in Chicago, before Christmas Day.
        Instant start = Instant.parse("2025-12-24T21:00:00Z");
        Desk desk = new Desk(start);
        desk.commitments.start(TICKET, Desk.S3, start);
        desk.commitments.pause(TICKET, Instant.parse("2025-12-26T16:00:00Z"));
        desk.commitments.resume(TICKET, Instant.parse("2025-12-26T20:00:00Z"));
        desk.clock.set(Instant.parse("2025-12-27T12:00:00Z"));

        Ledger ledger = ledger(desk, Milestone.RESOLVED);

        assertThat(ledger.stretches())
                .extracting(s -> s.from().toString(), s -> s.to().toString(), Ledger.Stretch::reason)
                .containsExactly(
                        tuple("2025-12-24T21:00:00Z", "2025-12-25T06:00:00Z", WORKING_HOURS),
                        tuple("2025-12-25T06:00:00Z", "2025-12-26T06:00:00Z", HOLIDAY),
                        tuple("2025-12-26T06:00:00Z", "2025-12-26T16:00:00Z", WORKING_HOURS),
                        tuple("2025-12-26T16:00:00Z", "2025-12-26T20:00:00Z", WAITING_FOR_PARTNER),
                        tuple("2025-12-26T20:00:00Z", "2025-12-27T06:00:00Z", WORKING_HOURS),
                        tuple("2025-12-27T06:00:00Z", "2025-12-27T12:00:00Z", OUTSIDE_HOURS));
        assertThat(ledger.stretches().get(1).holiday()).containsEntry("en", "Christmas Day");
        assertThat(ledger.counted()).isEqualTo(Duration.ofHours(29));
    }

    @Test
    void endsWhenThePromiseWasKeptAndCountsAroundTheClockForAnOutage() {
        Desk desk = new Desk(Desk.MONDAY);
        desk.commitments.start(TICKET, new Terms("S1", "US", null, "outage"), Desk.MONDAY);
        desk.commitments.satisfy(TICKET, Milestone.ACKNOWLEDGED, Desk.after("PT25M"));
        desk.clock.set(Desk.after("PT20H"));

        assertThat(ledger(desk, Milestone.ACKNOWLEDGED).stretches())
                .extracting(Ledger.Stretch::from, Ledger.Stretch::to, Ledger.Stretch::reason)
                .containsExactly(tuple(Desk.MONDAY, Desk.after("PT25M"), ROUND_THE_CLOCK));
    }

    @Test
    void aPromiseUnderNewTermsCountsFromTheSameStart() {
        Desk desk = new Desk(Desk.MONDAY);
        desk.commitments.start(TICKET, Desk.S3, Desk.MONDAY);
        desk.commitments.retarget(TICKET, Desk.S1, Desk.after("PT30M"));
        desk.clock.set(Desk.after("PT1H"));

        Ledger ledger = ledger(desk, Milestone.RESOLVED);

        assertThat(ledger.promisedAt()).isEqualTo(Desk.after("PT30M"));
        assertThat(ledger.counted()).isEqualTo(Duration.ofHours(1));
        assertThat(desk.statementsOf(() -> desk.commitments.ledgers(TICKET))).hasSize(4);
    }

    private static Ledger ledger(Desk desk, Milestone milestone) {
        return desk.commitments.ledgers(TICKET).stream()
                .filter(l -> l.commitment().milestone() == milestone)
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
