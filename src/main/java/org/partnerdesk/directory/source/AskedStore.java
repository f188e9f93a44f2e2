package org.partnerdesk.directory.source;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which keys the source was asked for and when it answered. */
@Component
class AskedStore {
    private final JdbcClient jdbc;

    AskedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When each of the keys was last answered, of those that were. */
    Map<AskedKey, Instant> heard(Collection<AskedKey> keys) {
        Map<AskedKey, Instant> heard = new HashMap<>();
        jdbc.sql("""
                select kind, key, asked_at from directory.asked
                where (kind, key) in (select * from unnest(:kinds::text[], :keys::text[]))""").param("kinds", kinds(keys)).param("keys", values(keys)).query((RowCallbackHandler)
                row -> heard.put(
                        new AskedKey(AskedKey.Kind.valueOf(row.getString("kind")), row.getString("key")),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()));
        return heard;
    }

    /** Bounds the transaction's waits for others who change the directory. */
    void waitNoLongerThan(Duration length) {
        jdbc.sql("select set_config('lock_timeout', :length, true)")
                .param("length", length.toMillis() + "ms")
                .query(String.class)
                .single();
    }

    /** Takes note of an answer to these keys, and forgets some that serve no more. In one order: two may do so at once. */
    void keep(Collection<AskedKey> keys, Instant at, Instant uselessBefore) {
        jdbc.sql("""
                with useless as (
                    delete from directory.asked where (kind, key) in (
                        select kind, key from directory.asked where asked_at < :useless limit 100
                        for update skip locked))
                insert into directory.asked (kind, key, asked_at)
                select kind, key, :at from unnest(:kinds::text[], :keys::text[]) as k (kind, key) order by kind, key
                on conflict (kind, key) do update set asked_at = greatest(asked.asked_at, excluded.asked_at)""")
                .param("useless", uselessBefore.atOffset(UTC))
                .param("at", at.atOffset(UTC))
                .param("kinds", kinds(keys))
                .param("keys", values(keys))
                .update();
    }

    private static String[] kinds(Collection<AskedKey> keys) {
        return keys.stream().map(key -> key.kind().name()).toArray(String[]::new);
    }

    private static String[] values(Collection<AskedKey> keys) {
        return keys.stream().map(AskedKey::value).toArray(String[]::new);
    }
}
