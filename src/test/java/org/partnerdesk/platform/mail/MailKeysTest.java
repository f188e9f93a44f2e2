package org.partnerdesk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.HandClock;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Keys that sign mail take turns, and mail of before is still answered. */
class MailKeysTest {
    private static final Duration AGE = Duration.ofDays(90);
    private static final Duration LIFE = Duration.ofDays(800);
    private final DataSource database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));

    @Test
    void anotherKeySignsAfterItsAgeAndTheFormerIsBelieved() {
        MailTokens tokens = node(clock);
        String address = tokens.replyAddress("help@desk.example", "PD", 10482);
        String instance = tokens.instanceId();
        clock.move(AGE);

        assertThat(tokens.replyAddress("help@desk.example", "PD", 10482)).isNotEqualTo(address);
        assertThat(tokens.numberInAddress(address)).hasValue(10482);
        assertThat(keys()).isEqualTo(2);
        assertThat(tokens.instanceId()).as("own mail is known by it for ever").isEqualTo(instance);
    }

    @Test
    void aKeyThatHasLivedItsLifeIsBelievedNoMore() {
        MailTokens tokens = node(clock);
        String old = tokens.replyAddress("help@desk.example", "PD", 1);
        String instance = tokens.instanceId();
        for (Duration gone = Duration.ZERO; gone.compareTo(LIFE) < 0; gone = gone.plus(AGE)) {
            clock.move(AGE);
            tokens.messageId(1, "abc", "desk.example");
        }
        assertThat(node(clock).numberInAddress(old)).isEmpty();
        assertThat(node(clock).instanceId()).isEqualTo(instance);
    }

    @Test
    void aDeskThatSleptForYearsKeepsItsNewestKey() {
        MailTokens tokens = node(clock);
        tokens.marker(1);
        clock.move(LIFE.multipliedBy(3));
        String marker = tokens.marker(7);

        assertThat(tokens.numberInText("> " + marker)).hasValue(7);
        assertThat(node(clock).numberInText(marker)).hasValue(7);
    }

    @Test
    void anotherNodesKeyIsFoundByTheFirstSignatureThatNeedsIt() {
        MailTokens here = node(clock);
        here.marker(1);
        HandClock later = new HandClock(clock.instant().plus(AGE));
        String signedThere = node(later).marker(5);

        // Forged ones first: they may cost a query each few seconds, and never let anybody in.
        assertThat(here.numberInText("pd:5:00000000000000000000")).isEmpty();
        org.partnerdesk.support.RunningDesk.until(
                () -> here.numberInText(signedThere).isPresent());
        assertThat(here.numberInText(signedThere)).hasValue(5);
    }

    private MailTokens node(Clock time) {
        return new MailTokens(new MailKeys(
                JdbcClient.create(database),
                new MailKeySettings(AGE, LIFE),
                time,
                new JdbcTransactionManager(database)));
    }

    private int keys() {
        return JdbcClient.create(database)
                .sql("select count(*) from platform.mail_key")
                .query(Integer.class)
                .single();
    }
}
