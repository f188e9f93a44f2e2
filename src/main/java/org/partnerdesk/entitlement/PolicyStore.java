package org.partnerdesk.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every version of the policy; the highest is in force. */
@Component
class PolicyStore {
    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A policy's content without its number, in one order. */
    private record Body(
            EntitlementPolicy.CountingRule counting,
            Map<String, EntitlementPolicy.Threshold> thresholds,
            Set<String> excludedServices) {}

    /** The next version, unless the last one says the very same. */
    void append(EntitlementPolicy policy, Instant at) {
        Body body = new Body(
                policy.counting(), new TreeMap<>(policy.thresholds()), new TreeSet<>(policy.excludedServices()));
        jdbc.sql("""
                insert into entitlement.policy (version, body, effective_from, installed_at)
                select coalesce(max(version), 0) + 1, :body::jsonb, :at, :at
                from entitlement.policy
                having (select body from entitlement.policy order by version desc limit 1)
                       is distinct from :body::jsonb""")
                .param("body", CanonicalJson.write(body))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<EntitlementPolicy> current() {
        return jdbc.sql("select version, body from entitlement.policy order by version desc limit 1")
                .query(PolicyStore::policy)
                .optional();
    }

    Optional<EntitlementPolicy> version(int version) {
        return jdbc.sql("select version, body from entitlement.policy where version = :version")
                .param("version", version)
                .query(PolicyStore::policy)
                .optional();
    }

    private static EntitlementPolicy policy(ResultSet row, int n) throws SQLException {
        Body body = CanonicalJson.read(row.getString("body"), Body.class);
        return new EntitlementPolicy(
                row.getInt("version"),
                body.counting(),
                Map.copyOf(body.thresholds()),
                Set.copyOf(body.excludedServices()));
    }
}
