package org.partnerdesk.platform.db;

import java.util.Arrays;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.partnerdesk.platform.CannotStart;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the schema forward, and never runs on one that a newer desk has migrated: Flyway alone would ignore that. */
@Configuration(proxyBeanMethods = false)
class SchemaGuard {
    private static final Set<MigrationState> OF_A_NEWER_DESK =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    @Bean
    FlywayMigrationStrategy migrateUnlessNewer() {
        return flyway -> {
            refuseNewer(flyway);
            flyway.migrate();
        };
    }

    static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> OF_A_NEWER_DESK.contains(migration.getState()))
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new CannotStart("A newer Partnerdesk has used this database (its schema has version "
                            + version + ", which this one does not know): start that one or a later one.");
                });
    }
}
