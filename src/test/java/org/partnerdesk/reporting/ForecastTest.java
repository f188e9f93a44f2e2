package org.partnerdesk.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.reporting.Forecast.Hour;
import org.partnerdesk.reporting.Forecast.Open;
import org.partnerdesk.reporting.Forecast.Region;

/** How many promises a desk of a given pace will not keep in time. */
class ForecastTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void aDeskThatKeepsPaceMissesNothing() {
        Region eu = eu(List.of(due(1, 60, 180), due(2, 90, 200)), 0, 2);

        assertThat(eu.first(8).pastGoal()).isEmpty();
        assertThat(eu.first(8).pastLimit()).isEmpty();
        assertThat(eu.first(8).due()).isEqualTo(4);
        assertThat(eu.first(8).pace()).isEqualTo(16);
    }

    @Test
    void theEarliestLimitIsServedFirst() {
        // One an hour: the second is done after 120 minutes, past its goal and within its limit.
        Region eu = eu(List.of(due(1, 100, 150), due(2, 30, 50)), 0, 1);

        assertThat(eu.hours().get(0).pastLimit())
                .as("kept after 60")
                .extracting(Open::ticketId)
                .containsExactly(2L);
        assertThat(eu.hours().get(1).pastGoal())
                .as("kept after 120")
                .extracting(Open::ticketId)
                .containsExactly(1L);
        assertThat(eu.first(24).pastLimit()).extracting(Open::ticketId).containsExactly(2L);
    }

    @Test
    void newcomersAreAnsweredFirst() {
        List<Open> open = List.of(due(1, 90, 200));

        assertThat(eu(open, 0, 1).first(24).pastLimit()).isEmpty();
        assertThat(eu(open, 1, 1).first(24).pastLimit()).hasSize(1);
        assertThat(eu(open, 1, 1).first(8).arrivals()).isEqualTo(8);
    }

    @Test
    void aPromiseWithoutAGoalOfItsOwnIsOneMiss() {
        Region eu = eu(List.of(due(1, 120, 120)), 0, 0);

        assertThat(eu.first(24).due()).isEqualTo(1);
        assertThat(eu.first(24).pastGoal()).isEmpty();
        assertThat(eu.hours().get(2).pastLimit()).hasSize(1);
    }

    @Test
    void whatIsDueLaterOrHasPassedItsGoalIsNotCountedAgain() {
        Region eu = eu(List.of(due(1, -30, 60 * 30), due(2, 60, 60 * 40)), 0, 0);
        Hour day = eu.first(24);

        assertThat(day.due()).isEqualTo(1);
        assertThat(day.pastGoal()).extracting(Open::ticketId).containsExactly(2L);
        assertThat(day.pastLimit()).isEmpty();
    }

    @Test
    void eachRegionHasItsOwnPace() {
        Forecast both = Forecast.of(
                NOW,
                4,
                List.of(due(1, 60, 120), new Open(2, "JP", Milestone.RESOLVED, at(60), at(120))),
                Map.of(),
                Map.of("JP", always(5), "SA", always(1)));

        assertThat(both.regions()).extracting(Region::code).containsExactly("EU", "JP", "SA");
        assertThat(both.regions().get(0).first(8).pastLimit()).hasSize(1);
        assertThat(both.regions().get(1).first(8).pastLimit()).isEmpty();
    }

    private static Region eu(List<Open> open, double arrivals, double pace) {
        return Forecast.of(NOW, 4, open, Map.of("EU", always(arrivals)), Map.of("EU", always(pace)))
                .regions()
                .getFirst();
    }

    private static double[] always(double figure) {
        double[] hours = new double[Forecast.HOURS];
        Arrays.fill(hours, figure);
        return hours;
    }

    /** @param goal minutes from now, {@code limit} likewise */
    private static Open due(long ticket, long goal, long limit) {
        return new Open(ticket, "EU", Milestone.ACKNOWLEDGED, at(goal), at(limit));
    }

    private static Instant at(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}
