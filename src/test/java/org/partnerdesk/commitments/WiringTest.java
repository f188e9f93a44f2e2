package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.support.DataDir;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Transactions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class WiringTest {
    @Test
    void theTimerRunsUntilTheApplicationCloses() {
        DataSource database = TestDatabase.fresh();
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(DeskSettings.class, DataDir::settings);
        context.register(Transactions.class);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.scan("org.partnerdesk.commitments", "org.partnerdesk.directory");
        context.refresh();
        Workers timer = context.getBean("clockWorkers", Workers.class);

        assertThat(timer.isRunning()).isTrue();
        context.close();
        assertThat(timer.isRunning()).isFalse();
    }
}
