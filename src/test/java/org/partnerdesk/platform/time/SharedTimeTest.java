package org.partnerdesk.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node's clock beside the one that all nodes have in common. */
class SharedTimeTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void aNodeThatIsNinetySecondsAheadGoesByTheDatabase() {
        DeskClock clock = new DeskClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));
        new SharedTime(clock, jdbc).compare();

        assertThat(clock.instant()).isCloseTo(Clock.systemUTC().instant(), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void aNodeThatIsBehindStaysBehind() {
        DeskClock clock = new DeskClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-90)));
        new SharedTime(clock, jdbc).compare();

        assertThat(clock.heldBack()).isZero();
    }

    @Test
    void aClockThatIsMendedIsHeldBackNoMore() {
        Movable machine = new Movable();
        machine.ahead = Duration.ofSeconds(90);
        DeskClock clock = new DeskClock(machine);
        SharedTime shared = new SharedTime(clock, jdbc);
        shared.compare();
        assertThat(clock.heldBack()).isGreaterThan(Duration.ofSeconds(89));
        machine.ahead = Duration.ZERO;
        shared.compare();

        assertThat(clock.heldBack()).isZero();
    }

    @Test
    void aDemonstrationIsAheadByAsMuchAsItWants() {
        DeskClock clock = new DeskClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));
        clock.runAhead(Duration.ofDays(3));
        new SharedTime(clock, jdbc).compare();

        assertThat(clock.instant())
                .isCloseTo(Clock.systemUTC().instant().plus(Duration.ofDays(3)), within(2, ChronoUnit.SECONDS));
    }

    private static final class Movable extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
