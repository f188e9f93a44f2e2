package org.partnerdesk.console.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.console.DirectoryFacts;
import org.partnerdesk.parts.ViewRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what stands around an account: people, partners, tickets and changes, in one statement. */
@Component
class AccountQueries {
    static final int USERS = 10;

    private static final String FACTS = """
            select jsonb_build_object(
                'users', coalesce((select jsonb_agg(to_jsonb(u) order by u.zuid) from (
                    select f.key as zuid, f.body ->> 'email' as email, %3$s
                    from directory.pub_fact f
                    where f.kind = 'USERS' and f.zoid = :zoid and %1$s and (:after::text is null or f.key > :after)
                    order by f.key limit :users) u), '[]'),
                'partners', coalesce((select jsonb_agg(to_jsonb(m) order by m.until_on desc nulls first, m.from_on, m.id)
                    from (select f.partner_id as id, p.name, f.body ->> 'origin' as origin, %3$s
                          from directory.pub_fact f left join directory.pub_partner p on p.id = f.partner_id
                          where f.kind = 'MAPPINGS' and f.zoid = :zoid and %2$s limit 100) m), '[]'),
                'tickets', %4$s,
                'changes', %5$s)""".formatted(
                    DirectoryFacts.HOLDS,
                    DirectoryFacts.BELIEVED,
                    DirectoryFacts.DAYS,
                    DirectoryFacts.TICKETS.formatted("t.zoid = :zoid"),
                    DirectoryFacts.CHANGES.formatted("c.zoid = :zoid", "f.zoid = :zoid"));

    private final JdbcClient jdbc;
    private final ViewRows rows;

    AccountQueries(JdbcClient jdbc, ViewRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * @param change by what was known then
     * @param day users and partners of this day
     * @param after the ZUID that the users come behind; null for the first
     */
    AccountFacts of(String zoid, long change, LocalDate day, @Nullable String after, Viewer viewer) {
        return jdbc.sql(FACTS)
                .param("zoid", zoid)
                .param("change", change)
                .param("day", day)
                .param("after", after)
                .param("users", USERS + 1)
                .param("agent", viewer.agent())
                .param("viewer", viewer.partnerId())
                .param("me", viewer.email())
                .query((row, n) -> rows.read(row.getString(1), AccountFacts.class))
                .single();
    }
}
