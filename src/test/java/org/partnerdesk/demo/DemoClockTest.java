package org.partnerdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Visitor;

class DemoClockTest {
    private static final String ADVANCE = "/api/v1/demo/clock";

    @Test
    void aDeskThatIsNoDemonstrationHasNoSuchControl() {
        RunningDesk desk = RunningDesk.with(Map.of("partnerdesk.demo", "false"));
        try {
            assertThat(desk.post(ADVANCE, "{\"advance\": \"PT3H\"}").status()).isEqualTo(404);
            assertThat(Visitor.stranger(desk).get("/").body()).doesNotContain("/demo/clock");
        } finally {
            desk.close();
        }
    }

    @Test
    void whatWasMovedOnIsKeptByTheNextStartAndTakenUpByOtherNodes() {
        String database = TestDatabase.emptyUrl();
        RunningDesk first = RunningDesk.with(Map.of("spring.datasource.url", database));
        RunningDesk other = RunningDesk.with(Map.of("spring.datasource.url", database));
        Duration moved = Duration.ofDays(3);
        try {
            first.post(ADVANCE, "{\"advance\": \"P3D\"}");
            RunningDesk.until(() -> isAhead(other, moved));
            assertThat(isAhead(first, moved)).isTrue();
        } finally {
            first.close();
            other.close();
        }
        RunningDesk again = RunningDesk.with(Map.of("spring.datasource.url", database));
        assertThat(isAhead(again, moved)).isTrue();
        again.close();

        assertThatThrownBy(
                        () -> RunningDesk.with(Map.of("spring.datasource.url", database, "partnerdesk.demo", "false")))
                .hasRootCauseInstanceOf(CannotStart.class)
                .rootCause()
                .hasMessageContaining("PARTNERDESK_DEMO=true");
    }

    @Test
    void theMenuInThePagesHeadMovesOnAndComesBack() {
        RunningDesk desk = RunningDesk.with(Map.of());
        try {
            Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
            assertThat(mina.get("/desk").body()).contains("action=\"/demo/clock\"");

            Visitor.Shown moved = mina.post("/demo/clock", Map.of("by", "hours", "back", "/desk?view=mine"));
            assertThat(moved.status()).isEqualTo(302);
            assertThat(moved.location()).endsWith("/desk?view=mine");
            assertThat(isAhead(desk, Duration.ofHours(3))).isTrue();

            assertThat(mina.post("/demo/clock", Map.of("by", "year")).status()).isEqualTo(400);
            assertThat(mina.post("/demo/clock", Map.of("by", "hour", "back", "//elsewhere.example"))
                            .location())
                    .doesNotContain("elsewhere");
        } finally {
            desk.close();
        }
    }

    private static boolean isAhead(RunningDesk desk, Duration by) {
        Instant present = desk.part(Clock.class).instant();
        return present.isAfter(Instant.now().plus(by).minusSeconds(10));
    }
}
