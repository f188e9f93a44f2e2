package org.partnerdesk.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaGuardTest {
    @Test
    void refusesASchemaThatANewerDeskHasMigrated() {
        DataSource database = TestDatabase.fresh();
        Flyway flyway = Flyway.configure().dataSource(database).load();
        assertThatCode(() -> SchemaGuard.refuseNewer(flyway)).doesNotThrowAnyException();

        JdbcClient.create(database).sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (9999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 'x', 1, true)
                        """).update();

        assertThatThrownBy(() -> SchemaGuard.refuseNewer(flyway))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("its schema has version 999");
    }

    @Test
    void knowsItsOwnNewestMigration() throws Exception {
        Flyway flyway = Flyway.configure().dataSource(TestDatabase.fresh()).load();

        assertThat(SchemaVersion.ofThisDesk().version())
                .isEqualTo(flyway.info().current().getVersion());
    }
}
