package org.partnerdesk.console.partner;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.console.Days;
import org.partnerdesk.console.DirectoryFacts;
import org.partnerdesk.parts.ViewRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a partner's page in one statement. */
@Component
class PartnerQueries {
    static final int PEOPLE = 50;
    static final int CUSTOMERS = 25;
    private static final Duration RECENTLY = Duration.ofDays(90);

    /** What a partner's requests say of the customer is looked up in its newest thousand: they cost the same for all. */
    private static final String PARTNER = """
            with known as (
                select no, at from directory.pub_change
                where :known::timestamptz is null or at <= :known order by no desc limit 1),
            v as (select :id::bigint as id, coalesce((select no from known), 0) as change)
            select jsonb_build_object(
                'name', (select name from directory.pub_partner where id = :id),
                'known', (select to_jsonb(known) from known),
                'partner', (select f.body from directory.pub_fact f
                    where f.kind = 'PARTNERS' and f.partner_id = :id and %1$s limit 1),
                'people', coalesce((select jsonb_agg(to_jsonb(u) order by u.name, u.email) from (
                    select f.key as email, f.body ->> 'name' as name, %2$s
                    from directory.pub_fact f
                    where f.kind = 'PARTNER_USERS' and f.partner_id = :id and %1$s
                    order by f.body ->> 'name', f.key limit :people) u), '[]'),
                'customers', coalesce((select jsonb_agg(to_jsonb(m) order by m.zoid, m.from_on) from (
                    select f.zoid, a.name, f.body ->> 'origin' as origin, %2$s
                    from directory.pub_fact f left join directory.pub_account a on a.zoid = f.zoid
                    where f.kind = 'MAPPINGS' and f.partner_id = :id and %1$s
                      and (:after::text is null or f.zoid > :after)
                    order by f.zoid limit :customers) m), '[]'),
                'naming', (select jsonb_build_object(
                        'named', count(*) filter (where filled_by = 'PARTNER'), 'of', count(*))
                    from (select t.filled_by, t.created_at from ticketing.pub_ticket t
                          where t.partner_id = :id
                            and (:agent or t.partner_id = :viewer::bigint or t.requester_email = :me)
                          order by t.id desc limit 1000) r where r.created_at >= :recently),
                'tickets', %3$s,
                'changes', %4$s)
            from v
            where exists (select from directory.pub_fact f where f.kind = 'PARTNERS' and f.partner_id = :id)""".formatted(
                    DirectoryFacts.HOLDS.replace(":change", "v.change"),
                    DirectoryFacts.DAYS,
                    DirectoryFacts.TICKETS.formatted("t.partner_id = :id"),
                    DirectoryFacts.CHANGES.formatted(
                            "c.partner_id = :id", "f.kind in ('PARTNERS', 'PARTNER_USERS') and f.partner_id = :id"));

    private final JdbcClient jdbc;
    private final ViewRows rows;
    private final Clock clock;

    PartnerQueries(JdbcClient jdbc, ViewRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Empty when there never was such a partner.
     *
     * @param after the ZOID that the customers come behind; null for the first
     */
    Optional<PartnerFacts> of(long id, Days days, @Nullable String after, Viewer viewer) {
        return jdbc.sql(PARTNER)
                .param("id", id)
                .param("known", days.knownAt() == null ? null : days.knownAt().atOffset(UTC))
                .param("day", days.asOf())
                .param("after", after)
                .param("people", PEOPLE + 1)
                .param("customers", CUSTOMERS + 1)
                .param("recently", clock.instant().minus(RECENTLY).atOffset(UTC))
                .param("agent", viewer.agent())
                .param("viewer", viewer.partnerId())
                .param("me", viewer.email())
                .query((row, n) -> rows.read(row.getString(1), PartnerFacts.class))
                .optional();
    }
}
