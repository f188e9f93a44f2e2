package org.partnerdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.search.TicketView;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoHistoryTest {
    private static RunningDesk desk;
    private static JdbcClient jdbc;

    @BeforeAll
    static void firstStart() {
        desk = RunningDesk.with(Map.of("partnerdesk.demo-history", "true"));
        jdbc = desk.part(JdbcClient.class);
    }

    @AfterAll
    static void end() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(TicketView.class)
    void everyViewHasSomethingToSee(TicketView view) {
        assertThat(count(view, "mina@desk.example")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mina@desk.example", "tariq@desk.example", "ploy@desk.example", "lead@desk.example"})
    void everyAgentHasSeveralTickets(String agent) {
        assertThat(count(TicketView.MINE, agent)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void reviewsAreOfEveryKind() {
        assertThat(words(
                        "select distinct verdict from ticketing.pub_ticket where status not in ('RESOLVED', 'CLOSED')"))
                .contains(
                        "LARGE_USER_ACCOUNT",
                        "KEY_ACCOUNT",
                        "STANDARD_ACCOUNT",
                        "EXCLUDED_SERVICE",
                        "NOT_FOUND",
                        "AMBIGUOUS",
                        "UNMAPPED_PARTNER",
                        "NO_IDENTIFIER");
        assertThat(words("select distinct requester_email from ticketing.pub_ticket where partner_id is null"))
                .isNotEmpty();
    }

    @Test
    void clocksStandInEveryState() {
        assertThat(words("select distinct state from commitments.pub_commitment"))
                .contains("RUNNING", "PAUSED", "MET", "MET_LATE", "BREACHED", "SUPERSEDED");
        assertThat(words("select distinct milestone from commitments.pub_commitment where state = 'RUNNING'"))
                .contains("ACKNOWLEDGED", "DETERMINED", "RESOLVED", "UPDATED");
    }

    @Test
    void ticketsAreOfEverySeverityStatusChannelAndLanguage() {
        assertThat(words("select distinct severity from ticketing.pub_ticket")).contains("S1", "S2", "S3", "S4");
        assertThat(words("select distinct status from ticketing.pub_ticket"))
                .contains("NEW", "OPEN", "WAITING_FOR_PARTNER", "RESOLVED", "CLOSED");
        assertThat(words("select distinct channel from ticketing.pub_ticket")).contains("EMAIL", "HELP_CENTRE", "API");
        assertThat(words("select distinct language from ticketing.pub_ticket")).contains("en", "ar", "th");
    }

    @Test
    void mostOfThePastIsDone() {
        long all = number("select count(*) from ticketing.pub_ticket");
        long done = number("select count(*) from ticketing.pub_ticket where status in ('RESOLVED', 'CLOSED')");

        assertThat(all).isBetween(190L, 210L);
        assertThat(done).isGreaterThan(all / 2);
        assertThat(number("select count(*) from commitments.pub_fact where kind = 'REOPENED'"))
                .isPositive();
    }

    @Test
    void secondStartWritesNothing() {
        long before = number("select count(*) from ticketing.pub_message");

        desk.part(DemoHistory.class).writeOnce(sample(desk));

        assertThat(number("select count(*) from ticketing.pub_message")).isEqualTo(before);
    }

    @Test
    void deskWithTicketsOfItsOwnGetsNoPast() {
        RunningDesk other = RunningDesk.with(Map.of());
        try {
            assertThat(other.post("/api/v1/tickets", """
                    {"subject": "Ours", "description": "A real one", "requester": "dana@delta-channel.example"}""").status()).isEqualTo(201);

            assertThat(other.part(DemoProgress.class)
                            .begin(other.part(Clock.class).instant()))
                    .isEmpty();
        } finally {
            other.close();
        }
    }

    @Test
    void brokenOffHistoryGoesOnAtTheNextStart() {
        String database = TestDatabase.emptyUrl();
        List<Happening> whole = liveOneThird(database);

        RunningDesk next =
                RunningDesk.with(Map.of("spring.datasource.url", database, "partnerdesk.demo-history", "true"));
        try {
            JdbcClient there = next.part(JdbcClient.class);
            assertThat(there.sql("select count(*) from setup.demo_happening")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(whole.size());
            assertThat(there.sql("select count(*) from ticketing.pub_ticket")
                            .query(Long.class)
                            .single())
                    .isEqualTo(whole.stream().map(Happening::telling).distinct().count());
        } finally {
            next.close();
        }
    }

    private static List<Happening> liveOneThird(String database) {
        RunningDesk first = RunningDesk.with(Map.of("spring.datasource.url", database));
        try {
            DemoHistory history = first.part(DemoHistory.class);
            var asOf = first.part(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
            first.part(DemoProgress.class).begin(asOf);
            List<Happening> whole = history.told(sample(first), asOf);
            history.live(whole.subList(0, whole.size() / 3));
            return whole;
        } finally {
            first.close();
        }
    }

    private static DemoDirectory sample(RunningDesk desk) {
        return desk.part(PresetFiles.class).read("zoho-partner-support-demo", DemoDirectory.class);
    }

    private static long count(TicketView view, String me) {
        return jdbc.sql("""
                select count(*) from ticketing.pub_ticket t
                left join commitments.pub_next_promise p on p.ticket_id = t.id
                where """ + " " + view.condition())
                .param("me", me)
                .query(Long.class)
                .single();
    }

    private static long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static List<String> words(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
