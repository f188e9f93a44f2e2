package org.partnerdesk.reporting;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures over entries that are laid out by hand: two weeks, two partners, one correction. */
class AttainmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);
    private static final String CRM = "crm";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.test\")";

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final Attainment attainment = new Attainment(jdbc);

    @BeforeEach
    void twoWeeks() {
        // The rows stand alone here: no clock is behind them.
        jdbc.sql("alter table commitments.outcome drop constraint outcome_ticket_id_clock_no_fkey")
                .update();
        entry(1, 1, "2026-03-02", "ACKNOWLEDGED", "S1", 11L, CRM, "Partner Support", 1, 1, 1);
        entry(1, 2, "2026-03-03", "DETERMINED", "S1", 11L, CRM, "Partner Support", 1, 0, 1);
        entry(2, 1, "2026-03-08", "ACKNOWLEDGED", "S3", 12L, FORMULA, null, 1, 0, 0);
        entry(3, 1, "2026-03-09", "ACKNOWLEDGED", "S3", null, null, null, 1, 1, 1);
        // Turned around while its week was open.
        entry(4, 1, "2026-03-10", "RESOLVED", "S3", 11L, CRM, null, 1, 0, 0);
        entry(4, 1, "2026-03-10", "RESOLVED", "S3", 11L, CRM, null, -1, 0, 0);
        entry(4, 1, "2026-03-10", "RESOLVED", "S3", 11L, CRM, null, 1, 1, 1);
        // An answer of the week before that never arrived.
        correction(1, 1, "2026-03-11", "ACKNOWLEDGED", "S1", 11L, -1, -1, -1);
        correction(1, 1, "2026-03-11", "ACKNOWLEDGED", "S1", 11L, 1, 0, 0);
    }

    @Test
    void weekHasItsFiguresAndCorrectionsStandInTheWeekTheyCameIn() {
        assertThat(told(asked(Map.of())))
                .containsExactly(
                        "2026-03-02: 3 promised, 1 goals, 2 limits, corrected 0 0 0",
                        "2026-03-09: 2 promised, 2 goals, 2 limits, corrected 0 -1 -1");
    }

    @Test
    void weekIsAlwaysAskedForAsAWhole() {
        assertThat(told(asked(Map.of("from", "2026-03-05", "to", "2026-03-06"))))
                .containsExactly("2026-03-02: 3 promised, 1 goals, 2 limits, corrected 0 0 0");
        assertThat(told(asked(Map.of("from", "2026-03-03", "to", "2026-03-08", "by", ""))))
                .containsExactly(": 2 promised, 0 goals, 1 limits, corrected 0 0 0");
    }

    @Test
    void groupsAreAllThatIsAskedForInTheOrderOfTheirKeys() {
        assertThat(told(asked(Map.of("by", "severity,milestone"))))
                .containsExactly(
                        "S1 ACKNOWLEDGED: 1 promised, 1 goals, 1 limits, corrected 0 -1 -1",
                        "S1 DETERMINED: 1 promised, 0 goals, 1 limits, corrected 0 0 0",
                        "S3 ACKNOWLEDGED: 2 promised, 1 goals, 1 limits, corrected 0 0 0",
                        "S3 RESOLVED: 1 promised, 1 goals, 1 limits, corrected 0 0 0");
        assertThat(told(asked(Map.of("by", "partner"))))
                .containsExactly(
                        "11: 3 promised, 2 goals, 3 limits, corrected 0 -1 -1",
                        "12: 1 promised, 0 goals, 0 limits, corrected 0 0 0",
                        "null: 1 promised, 1 goals, 1 limits, corrected 0 0 0");
        assertThat(told(asked(Map.of("by", "team,dataCentre"))))
                .containsExactly(
                        "Partner Support US: 2 promised, 1 goals, 2 limits, corrected 0 0 0",
                        "null US: 3 promised, 2 goals, 2 limits, corrected 0 -1 -1");
    }

    @Test
    void filtersNarrowAndNoneIsAFilterToo() {
        assertThat(told(asked(Map.of("partner", "11", "milestone", "resolved"))))
                .containsExactly("2026-03-09: 1 promised, 1 goals, 1 limits, corrected 0 0 0");
        assertThat(told(asked(Map.of("service", "-", "severity", "s3", "team", "-", "dataCentre", "us"))))
                .containsExactly("2026-03-09: 1 promised, 1 goals, 1 limits, corrected 0 0 0");
    }

    @Test
    void ticketsBehindAFigureAreThoseThatMissedIt() {
        for (int ticket = 1; ticket <= 4; ticket++) {
            jdbc.sql("""
                    insert into ticketing.ticket (id, number, subject, status, severity, severity_source, priority_customer,
                        verdict, channel, data_centre, requester_email, language, mailbox, created_at, changed_at)
                    values (:id, 'PD-' || :id, 'Request ' || :id, 'OPEN', 'S3', 'DEFAULT', false, 'NO_IDENTIFIER', 'API',
                        'US', 'dana@delta-channel.example', 'en', 'support@desk.example', '2026-03-01Z', '2026-03-01Z')""").param("id", ticket).update();
        }
        AttainmentQuestion question = asked(Map.of());
        AttainmentRow first = attainment.rows(question).getFirst();

        assertThat(missed(question.of(first), MissedTicket.Mark.LIMIT)).containsExactly("PD-2 [ACKNOWLEDGED] [S3]");
        assertThat(missed(question.of(first), MissedTicket.Mark.GOAL))
                .containsExactly("PD-2 [ACKNOWLEDGED] [S3]", "PD-1 [DETERMINED] [S1]");
        assertThat(attainment.missed(question, MissedTicket.Mark.GOAL, 2L, 10)).hasSize(1);
        assertThat(missed(asked(Map.of("from", "2026-03-09", "to", "2026-03-15")), MissedTicket.Mark.LIMIT))
                .isEmpty();
    }

    @Test
    void csvHoldsNoFormulaAndLeavesNegativeNumbersAlone() {
        AttainmentQuestion question = asked(Map.of("by", "service,partner"));

        assertThat(AttainmentFile.csv(question, attainment.rows(question))).isEqualTo("""
                service,partner,partner_name,promised,goal_met,goal_rate,limit_met,limit_rate,limit_missed,corrected_promised,corrected_goal_met,corrected_limit_met
                "'=HYPERLINK(""http://evil.test"")",12,,1,0,0.0,0,0.0,1,0,0,0
                crm,11,,3,2,0.6667,3,1.0,0,0,0,0
                ,11,,0,0,,0,,0,0,-1,-1
                ,,,1,1,1.0,1,1.0,0,0,0,0
                """.replace("\n", "\r\n"));
    }

    @Test
    void workbookSaysTheSameInNumbers() throws IOException {
        AttainmentQuestion question = asked(Map.of("by", "service,partner"));
        byte[] file = AttainmentFile.xlsx(question, attainment.rows(question));

        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("service");
            assertThat(rows.get(1).getCellText(0)).isEqualTo(FORMULA);
            assertThat(rows.get(1).getCell(0).getFormula()).isNull();
            assertThat(rows.get(2).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("0.6667");
            assertThat(rows.get(3).getCellAsNumber(10).orElseThrow()).isEqualByComparingTo("-1");
            assertThat(rows).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, NOT_A_DAY, from",
        "to, 2026-02-30, NOT_A_DAY, to",
        "to, +999999999-12-31, NOT_A_DAY, to",
        "from, 2026-03-19, BACKWARDS, to",
        "from, 2025-03-09, TOO_LONG, from",
        "by, colour, UNKNOWN_GROUP, by",
        "milestone, tea, UNKNOWN_VALUE, milestone",
        "severity, S5, UNKNOWN_VALUE, severity",
        "partner, Delta, UNKNOWN_VALUE, partner",
        "partner, 9999999999999999999, UNKNOWN_VALUE, partner"
    })
    void whatHasNoAnswerIsRefused(String parameter, String value, AttainmentFault fault, String field) {
        assertThat(AttainmentForm.read(Map.of(parameter, List.of(value)), TODAY))
                .isEqualTo(new AttainmentForm.Refused(fault, field));
    }

    @Test
    void addressOfAQuestionAsksTheSame() {
        AttainmentQuestion question =
                asked(Map.of("by", "severity,week", "service", "A & B", "partner", "-", "team", "Partner Support"));

        assertThat(question.query())
                .isEqualTo("from=2025-12-29&to=2026-03-22&by=severity,week&partner=-&team=Partner+Support"
                        + "&service=A+%26+B");
        assertThat(question.from()).isEqualTo(LocalDate.of(2025, 12, 29));
    }

    private static AttainmentQuestion asked(Map<String, String> parameters) {
        Map<String, List<String>> asked = new HashMap<>();
        parameters.forEach((name, value) -> asked.put(name, List.of(value)));
        return ((AttainmentForm.Read) AttainmentForm.read(asked, TODAY)).question();
    }

    private List<String> told(AttainmentQuestion question) {
        return attainment.rows(question).stream()
                .map(row -> "%s: %d promised, %d goals, %d limits, corrected %d %d %d"
                        .formatted(
                                row.keys().stream().map(key -> "" + key.value()).collect(joining(" ")),
                                row.figures().promised(),
                                row.figures().goalMet(),
                                row.figures().limitMet(),
                                row.corrections().promised(),
                                row.corrections().goalMet(),
                                row.corrections().limitMet()))
                .toList();
    }

    private List<String> missed(AttainmentQuestion question, MissedTicket.Mark mark) {
        return attainment.missed(question, mark, null, 10).stream()
                .map(ticket -> ticket.number() + " " + ticket.milestones() + " " + ticket.severities())
                .toList();
    }

    private void correction(
            long ticket,
            int clock,
            String day,
            String milestone,
            String severity,
            Long partner,
            int promised,
            int goal,
            int limit) {
        enter(ticket, clock, day, true, milestone, severity, partner, null, null, promised, goal, limit);
    }

    private void entry(
            long ticket,
            int clock,
            String day,
            String milestone,
            String severity,
            @Nullable Long partner,
            @Nullable String service,
            @Nullable String team,
            int promised,
            int goal,
            int limit) {
        enter(ticket, clock, day, false, milestone, severity, partner, service, team, promised, goal, limit);
    }

    private void enter(
            long ticket,
            int clock,
            String day,
            boolean correction,
            String milestone,
            String severity,
            @Nullable Long partner,
            @Nullable String service,
            @Nullable String team,
            int promised,
            int goal,
            int limit) {
        jdbc.sql("""
                insert into commitments.outcome (ticket_id, clock_no, seq, counts_on, correction, milestone, severity,
                    data_centre, partner_id, service, team, promised, goal_met, limit_met, recorded_at)
                select :ticket, :clock, count(*) + 1, :day::date, :correction, :milestone, :severity, 'US', :partner,
                    :service, :team, :promised, :goal, :limit, :day::date
                from commitments.outcome where ticket_id = :ticket and clock_no = :clock""")
                .param("ticket", ticket)
                .param("clock", clock)
                .param("day", day)
                .param("correction", correction)
                .param("milestone", milestone)
                .param("severity", severity)
                .param("partner", partner)
                .param("service", service)
                .param("team", team)
                .param("promised", promised)
                .param("goal", goal)
                .param("limit", limit)
                .update();
    }
}
