package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When open tickets are looked at: on the days that facts begin and end with, later if somebody holds them, and never
 * before all can be seen.
 */
class LookedAtAgainTest extends OpenTickets {
    private static int days;

    /** Below the threshold another verdict comes out, above it only other figures. */
    @ParameterizedTest
    @ValueSource(longs = {12, 410})
    void aTicketThatSomebodyHoldsIsLookedAtLater(long licences) {
        customer(400);
        String number = open("It is about ZOID " + zoid);
        byHand(() -> {
            customer(licences);

            desk.part(TransactionTemplate.class).executeWithoutResult(status -> {
                ticketing().lock(id(number));
                // What is held that long is no ticket being written, and not waited for.
                elsewhere(() -> lookOnce(Instant.now().plus(Duration.ofMinutes(6))));
                assertThat(lastRecheck("checked")).isZero();
            });
            assertThat(receipts(number)).isEqualTo(1);

            look(Instant.now().plus(Duration.ofMinutes(7)));

            assertThat(receipts(number)).isEqualTo(2);
            assertThat(lastRecheck("renewed")).isOne();
        });
    }

    @Test
    void aTicketThatCouldNotBeVerifiedIsTriedAgain() {
        customer(12);
        String number = open("It is about ZOID " + zoid);
        JdbcClient jdbc = desk.part(JdbcClient.class);
        byHand(() -> {
            customer(400);
            jdbc.sql("""
                    create trigger fails before update on ticketing.ticket
                    for each row when (old.id = %d) execute function entitlement.refuse_change()""".formatted(id(number))).update();
            try {
                look(Instant.now());
            } finally {
                jdbc.sql("drop trigger fails on ticketing.ticket").update();
            }
            assertThat(lastRecheck("renewed")).isZero();
            assertThat(field(number, "severity")).isEqualTo("S3");

            look(Instant.now().plus(Duration.ofMinutes(1)));

            assertThat(field(number, "severity")).isEqualTo("S1");
            assertThat(lastRecheck("renewed")).isOne();
        });
    }

    @Test
    void aTicketThatIsBeingWrittenWhenTheDirectoryChangesIsNotOverlooked() {
        customer(12);

        String number = desk.part(TransactionTemplate.class).execute(status -> {
            String written = desk.part(Intake.class)
                    .submit(Submission.typed(
                            Channel.API, DANA, "A question", "It is about ZOID " + zoid, null, null, null, null))
                    .number();
            elsewhere(() -> customer(400));
            until(() -> desk.part(JdbcClient.class)
                    .sql("select seen_in is not null from workflow.recheck order by id desc limit 1")
                    .query(Boolean.class)
                    .single());
            return written;
        });

        becomes(number, "severity", "S1");
    }

    @Test
    void aSubscriptionCountsForOpenTicketsFromItsFirstDayWhereTheAccountIs() {
        LocalDate day = nextDay();
        byHand(() -> {
            take(account(day, null, 400), List.of(zoid));
            String number = open("It is about ZOID " + zoid);
            ZonedDateTime there = day.atStartOfDay(ZoneId.of("America/Chicago"));

            look(there.minusMinutes(1).toInstant());
            assertThat(field(number, "severity")).isEqualTo("S3");

            look(there.plusMinutes(1).toInstant());
            assertThat(field(number, "severity")).isEqualTo("S1");
        });
    }

    @Test
    void aSubscriptionThatEndedWhileTheDeskWasDownCountsNoMore() {
        LocalDate last = nextDay();
        byHand(() -> {
            take(account(LocalDate.of(2024, 2, 1), last, 400), List.of(zoid));
            String number = open("It is about ZOID " + zoid);

            look(Instant.now());
            look(last.plusDays(4).atStartOfDay(ZoneOffset.UTC).toInstant());

            assertThat(field(number, "verdict")).isNotEqualTo("LARGE_USER_ACCOUNT");
            assertThat(proposed(number)).isEqualTo(Severity.S3);
        });
    }

    @Test
    void aMappingHoldsForOpenTicketsFromItsFirstDay() {
        LocalDate day = nextDay();
        byHand(() -> {
            take(account(zoid, superAdmin, 400), List.of(zoid), day);
            String number = open("It is about ZOID " + zoid);
            assertThat(field(number, "verdict")).isEqualTo("UNMAPPED_PARTNER");

            look(Instant.now());
            look(day.atStartOfDay(ZoneOffset.UTC).toInstant());

            assertThat(field(number, "severity")).isEqualTo("S1");
        });
    }

    @Test
    void anAgentIsToldThatTheDirectoryIsBeingChangedAndTheTicketIsFreeMeanwhile() {
        take(account(zoid, superAdmin, 300), List.of());
        String number = open("It is about ZOID " + zoid);

        desk.part(TransactionTemplate.class).executeWithoutResult(status -> {
            desk.part(JdbcClient.class)
                    .sql("lock table directory.change in share row exclusive mode")
                    .update();
            CompletableFuture<Outcome> mapped = CompletableFuture.supplyAsync(() -> part().map(id(number), MINA, zoid));
            assertThat(mapped.orTimeout(10, TimeUnit.SECONDS).join())
                    .isEqualTo(new Outcome.Refused(new Refusal.DirectoryBusy()));
            assertThat(ticketing().lockFree(List.of(id(number)))).hasSize(1);
        });

        assertThat(field(number, "verdict")).isEqualTo("UNMAPPED_PARTNER");
        assertThat(part().map(id(number), MINA, zoid)).isInstanceOf(Outcome.Done.class);
    }

    /** Has the desk look at nothing by itself. */
    private static void byHand(Runnable test) {
        Workers workers = desk.part(Workers.class, "recheckWorkers");
        allIsChecked();
        workers.stop();
        try {
            test.run();
        } finally {
            workers.start();
        }
    }

    /** Has it look until whatever else runs in the database has ended. */
    private static void look(Instant at) {
        until(() -> {
            lookOnce(at);
            return desk.part(JdbcClient.class)
                    .sql("select not exists (select from workflow.pub_recheck where not gathered)")
                    .query(Boolean.class)
                    .single();
        });
    }

    private static void lookOnce(Instant at) {
        DeskClock.replaying(at, () -> desk.part(Rechecks.class).doDue(() -> true));
    }

    /** Outside the transaction that is open here. */
    private static void elsewhere(Runnable act) {
        CompletableFuture.runAsync(act).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A day to come, some days after that of any other test. */
    private static LocalDate nextDay() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(10L * ++days);
    }

    private static int lastRecheck(String figure) {
        return desk.part(JdbcClient.class)
                .sql("select %s from workflow.pub_recheck where change is not null order by id desc limit 1"
                        .formatted(figure))
                .query(Integer.class)
                .single();
    }
}
