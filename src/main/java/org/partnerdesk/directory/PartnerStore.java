package org.partnerdesk.directory;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what partners are called and whom they are mapped to. */
@Component
class PartnerStore {
    private final JdbcClient jdbc;

    PartnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
