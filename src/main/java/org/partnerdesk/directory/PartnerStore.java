package org.partnerdesk.directory;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what partners are called and whom they are mapped to. */
@Component
class PartnerStore {
    private final JdbcClient jdbc;

    PartnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By a person's address, by domain, by all words of the name or by how it begins; names that begin so first. */
    List<FoundPartner> search(SearchWords words, int atMost) {
        return jdbc.sql("""
                with hits (id, key) as (
                    select partner_id, email from directory.partner_user
                    where email = any(:emails) and until_change is null
                    union all
                    select p.id, d.domain
                    from unnest(:domains::text[]) as d (domain), directory.pub_partner p
                    where p.domains @> array[d.domain]
                    union all
                    select id, null from directory.pub_partner p
                    where starts_with(directory.folded(p.name), directory.folded(:typed))
                       or :long and not exists (
                           select from unnest(:words::text[]) as w (word)
                           where position(directory.folded(w.word) in directory.folded(p.name)) = 0))
                select p.id, p.name, min(h.key) as key
                from hits h join directory.pub_partner p using (id)
                group by p.id, p.name
                order by not starts_with(directory.folded(p.name), directory.folded(:typed)), p.name, p.id
                limit :rows""")
                .param("emails", words.emails().toArray(String[]::new))
                .param("domains", words.domains().toArray(String[]::new))
                .param("typed", words.typed())
                .param("long", words.isLong())
                .param("words", words.words().toArray(String[]::new))
                .param("rows", atMost)
                .query((row, n) -> new FoundPartner(row.getLong("id"), row.getString("name"), row.getString("key")))
                .list();
    }

    String codeOf(long partnerId) {
        return jdbc.sql("select code from directory.partner_code where id = :id")
                .param("id", partnerId)
                .query(String.class)
                .single();
    }

    boolean isMapped(long partnerId, String zoid, LocalDate day) {
        return jdbc.sql("""
                select exists (
                    select from directory.mapping
                    where zoid = :zoid and partner_id = :partner and until_change is null and from_on <= :day
                      and (until_on is null or until_on >= :day))""")
                .param("zoid", zoid)
                .param("partner", partnerId)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
