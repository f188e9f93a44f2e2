package org.partnerdesk.commitments;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that calendars read holidays from, one a calendar. */
@Component
@Transactional
public class CalendarFeeds {
    private static final int LONGEST = 1_000;
    private static final String FEED = """
            select code, url, by_email, reason, holidays, read_at, failure, failed_at
            from commitments.calendar_feed
            """;

    private final JdbcClient jdbc;
    private final Bell feedBell;
    private final Clock clock;

    CalendarFeeds(JdbcClient jdbc, Bell feedBell, Clock clock) {
        this.jdbc = jdbc;
        this.feedBell = feedBell;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<CalendarFeed> find(String code) {
        return jdbc.sql(FEED + "where code = :code")
                .param("code", code)
                .query(CalendarFeeds::feed)
                .optional();
    }

    /**
     * Reads holidays of a calendar from an address, at once and every day; another address keeps what was read so far.
     *
     * @param code of a calendar that there is
     * @param url http, https or webcal; empty: nowhere any more
     * @return what is at fault, by field; empty when it is kept
     */
    public Map<String, PolicyFault> set(String code, @Nullable String url, String byEmail, @Nullable String reason) {
        Map<String, PolicyFault> faults = Policies.faults(reason);
        if (url == null || url.isBlank()) {
            jdbc.sql("delete from commitments.calendar_feed where code = :code")
                    .param("code", code)
                    .update();
            return Map.of();
        }
        String address = url.strip().replaceFirst("(?i)^webcal:", "https:");
        if (!isAddress(address)) {
            faults.put("url", PolicyFault.NOT_AN_ADDRESS);
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        jdbc.sql("""
                insert into commitments.calendar_feed (code, url, by_email, reason, next_at)
                values (:code, :url, :by, :reason, :now)
                on conflict (code) do update set url = excluded.url, by_email = excluded.by_email,
                    reason = excluded.reason, failure = null, failed_at = null, next_at = excluded.next_at""")
                .param("code", code)
                .param("url", address)
                .param("by", byEmail)
                .param("reason", StorableText.of(String.valueOf(reason)).strip())
                .param("now", clock.instant().atOffset(UTC))
                .update();
        feedBell.ringAfterCommit();
        return Map.of();
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** One that is due, locked until the caller's transaction ends. */
    Optional<CalendarFeed> claim(Instant now) {
        return jdbc.sql(FEED + "where next_at <= :now order by next_at limit 1 for update skip locked")
                .param("now", now.atOffset(UTC))
                .query(CalendarFeeds::feed)
                .optional();
    }

    void read(String code, List<Holiday> holidays, Instant now, Instant next) {
        jdbc.sql("""
                update commitments.calendar_feed
                set holidays = :holidays::jsonb, read_at = :now, failure = null, failed_at = null, next_at = :next
                where code = :code""")
                .param("code", code)
                .param("holidays", Rules.BODIES.writeValueAsString(holidays))
                .param("now", now.atOffset(UTC))
                .param("next", next.atOffset(UTC))
                .update();
    }

    void failed(String code, String failure, String detail, Instant next) {
        jdbc.sql("""
                update commitments.calendar_feed set failure = :failure, failed_at = :where, next_at = :next
                where code = :code""")
                .param("code", code)
                .param("failure", failure)
                .param("where", StorableText.of(detail))
                .param("next", next.atOffset(UTC))
                .update();
    }

    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("select min(next_at) from commitments.calendar_feed where next_at > :now")
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static CalendarFeed feed(ResultSet row, int n) throws SQLException {
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        String failure = row.getString("failure");
        return new CalendarFeed(
                row.getString("code"),
                row.getString("url"),
                row.getString("by_email"),
                row.getString("reason"),
                List.of(Rules.BODIES.readValue(row.getString("holidays"), Holiday[].class)),
                readAt == null ? null : readAt.toInstant(),
                failure,
                row.getString("failed_at"));
    }
}
