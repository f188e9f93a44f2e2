package org.partnerdesk.directory;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.support.DataDir;
import org.partnerdesk.support.TestDatabase;
import org.partnerdesk.support.Transactions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The directory by itself, on a database of its own. */
record DirectoryDesk(AnnotationConfigApplicationContext context) {
    static DirectoryDesk at(Instant now) {
        var context = new AnnotationConfigApplicationContext();
        DataSource database = TestDatabase.fresh();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Clock.class, () -> Clock.fixed(now, java.time.ZoneOffset.UTC));
        context.registerBean(DeskSettings.class, DataDir::settings);
        context.register(Transactions.class);
        context.scan("org.partnerdesk.directory");
        context.refresh();
        return new DirectoryDesk(context);
    }

    Directory directory() {
        return context.getBean(Directory.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
