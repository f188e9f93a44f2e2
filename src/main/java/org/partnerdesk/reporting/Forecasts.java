package org.partnerdesk.reporting;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerdesk.commitments.Milestone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a forecast is made of; four statements, however many promises are open. */
@Component
public class Forecasts {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_WEEKS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    Forecasts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Share(String region, int hour, long count) {}

    /** As things stand now. */
    @Transactional(readOnly = true)
    public Forecast ofPresent() {
        Instant now = clock.instant();
        int weeks = wholeWeeks(now);
        return Forecast.of(now, weeks, open(now), average(ARRIVALS, now, weeks), average(KEPT, now, weeks));
    }

    private int wholeWeeks(Instant now) {
        return jdbc.sql("select created_at from ticketing.pub_ticket order by id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(first -> (int)
                        Math.clamp(Duration.between(first.toInstant(), now).dividedBy(WEEK), 0, MOST_WEEKS))
                .orElse(0);
    }

    private List<Forecast.Open> open(Instant now) {
        return jdbc.sql("""
                select c.ticket_id, t.data_centre, c.milestone, c.goal_at, c.limit_at
                from commitments.pub_commitment c join ticketing.pub_ticket t on t.id = c.ticket_id
                where c.state = 'RUNNING' and c.goal_at < :until and c.limit_at >= :now""")
                .param("now", now.atOffset(UTC))
                .param("until", now.plus(Duration.ofHours(Forecast.HOURS)).atOffset(UTC))
                .query((row, n) -> new Forecast.Open(
                        row.getLong("ticket_id"),
                        row.getString("data_centre"),
                        Milestone.valueOf(row.getString("milestone")),
                        row.getObject("goal_at", OffsetDateTime.class).toInstant(),
                        row.getObject("limit_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static final String ARRIVALS = """
            select data_centre, hour, count(*) from (
                select data_centre, floor(extract(epoch from created_at - :from) / 3600)::integer % 168 as hour
                from ticketing.pub_ticket where created_at >= :from and created_at < :now) arrived
            where hour < :hours group by data_centre, hour""";

    private static final String KEPT = """
            select data_centre, hour, count(*) from (
                select t.data_centre, floor(extract(epoch from k.at - :from) / 3600)::integer % 168 as hour
                from commitments.pub_kept k join ticketing.pub_ticket t on t.id = k.ticket_id
                where k.at >= :from and k.at < :now) kept
            where hour < :hours group by data_centre, hour""";

    /** What the coming hours had in the weeks before, by region. */
    private Map<String, double[]> average(String counts, Instant now, int weeks) {
        Map<String, double[]> byRegion = new HashMap<>();
        if (weeks > 0) {
            jdbc.sql(counts)
                    .param("from", now.minus(WEEK.multipliedBy(weeks)).atOffset(UTC))
                    .param("now", now.atOffset(UTC))
                    .param("hours", Forecast.HOURS)
                    .query((row, n) -> new Share(row.getString(1), row.getInt(2), row.getLong(3)))
                    .list()
                    .forEach(share -> byRegion.computeIfAbsent(share.region(), region -> new double[Forecast.HOURS])[
                                    share.hour()] =
                            (double) share.count() / weeks);
        }
        return byRegion;
    }
}
