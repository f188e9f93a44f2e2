package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk that has judged by policies before they had a life. */
class PolicyUpgradeTest {
    @Test
    void versionsOfThenGoOnWithTheSeverityOfThen() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestDatabase.emptyUrl());
        Flyway.configure().dataSource(database).target("120").load().migrate();
        JdbcClient.create(database).sql("""
                insert into entitlement.policy (version, body, effective_from, installed_at)
                select v, ('{"counting": "SUM", "thresholds": {"US": {"key": 100, "large": ' || v * 100
                    || '}}, "excludedServices": ["campaigns"]}')::jsonb, '2025-01-01Z'::timestamptz + v * interval '1 day',
                    '2025-01-01Z'
                from generate_series(1, 2) v""").update();

        Flyway.configure().dataSource(database).load().migrate();

        KeptPolicy inForce = new PolicyStore(JdbcClient.create(database))
                .inForce(Instant.parse("2026-01-01T00:00:00Z"))
                .orElseThrow();
        assertThat(inForce.policy().version()).isEqualTo(2);
        assertThat(inForce.policy().thresholds().get("US").large()).isEqualTo(200);
        assertThat(inForce.policy().severity(Verdict.LARGE_USER_ACCOUNT)).isEqualTo("S1");
        assertThat(inForce.sample()).isTrue();
        assertThat(inForce.effectiveFrom()).isEqualTo("2025-01-03T00:00:00Z");
        assertThat(inForce.steps()).extracting(PolicyStep::step).containsExactly(PolicyStep.Kind.INSTALLED);
    }
}
