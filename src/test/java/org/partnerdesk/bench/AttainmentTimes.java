package org.partnerdesk.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partnerdesk.reporting.Attainment;
import org.partnerdesk.reporting.AttainmentQuestion;
import org.partnerdesk.reporting.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long attainment of a month and of a year takes, whatever it is grouped by, over a year of three promises a ticket. */
final class AttainmentTimes {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private AttainmentTimes() {}

    static List<Figure> of(BenchDesk desk, int tickets) {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        fill(desk, tickets);
        jdbc.sql("vacuum analyze commitments.outcome").update();
        double month = slowest(desk, FIRST.plusMonths(5), FIRST.plusMonths(6).minusDays(1));
        double year = slowest(desk, FIRST, FIRST.plusYears(1).minusDays(1));
        run(
                desk,
                "alter table commitments.outcome disable trigger outcome_is_append_only",
                "truncate commitments.outcome",
                "alter table commitments.outcome enable trigger outcome_is_append_only",
                "alter table commitments.outcome add foreign key (ticket_id, clock_no) references commitments.clock");
        return List.of(
                Figure.of("clocks", "a month's attainment of %,d closed clocks".formatted(3L * tickets), month, "s")
                        .below(1),
                Figure.of("clocks", "a year's, all of them", year, "s"));
    }

    /** The slowest dimension, in the median of its rounds. */
    private static double slowest(BenchDesk desk, LocalDate from, LocalDate to) {
        Attainment attainment = desk.part(Attainment.class);
        double slowest = 0;
        for (Dimension dimension : Dimension.values()) {
            double[] rounds = new double[Workbench.ROUNDS];
            for (int round = 0; round < rounds.length; round++) {
                long start = System.nanoTime();
                attainment.rows(new AttainmentQuestion(from, to, List.of(dimension), Map.of()));
                rounds[round] = (System.nanoTime() - start) / 1e9;
            }
            slowest = Math.max(slowest, Workbench.median(rounds));
        }
        return slowest;
    }

    /** Without the clocks behind them, which nothing of this reads. */
    private static void fill(BenchDesk desk, int tickets) {
        run(desk, "alter table commitments.outcome drop constraint outcome_ticket_id_clock_no_fkey", """
                insert into commitments.outcome (ticket_id, clock_no, seq, counts_on, correction, milestone, severity,
                    data_centre, partner_id, service, team, promised, goal_met, limit_met, recorded_at)
                select 6000000000 + k, no, 1, day, false, (array['ACKNOWLEDGED', 'DETERMINED', 'RESOLVED'])[no],
                    'S' || (1 + mod(k, 4)), (array['US', 'IN', 'AU', 'JP', 'SA', 'CA', 'EU', 'UK'])[1 + mod(k, 8)], 1 + mod(k, 500),
                    'Zoho Service ' || mod(k, 50), (array['Partner Support', 'Partner Operations'])[1 + mod(k, 2)], 1,
                    case when mod(k, 10) < 8 then 1 else 0 end, case when mod(k, 20) < 19 then 1 else 0 end, day
                from generate_series(1, %1$d) k cross join generate_series(1, 3) no
                cross join lateral (select date '2025-01-01' + (k * 365::bigint / (%1$d + 1))::integer) d (day)""".formatted(
                        tickets));
    }

    private static void run(BenchDesk desk, String... statements) {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        for (String statement : statements) {
            jdbc.sql(statement).update();
        }
    }
}
