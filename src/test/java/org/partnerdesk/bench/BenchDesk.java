package org.partnerdesk.bench;

import java.net.URI;
import java.nio.file.Path;
import org.partnerdesk.Partnerdesk;
import org.partnerdesk.intake.mail.SmtpDoor;
import org.partnerdesk.platform.db.DatabaseAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole desk in this process: real SMTP, HTTP and PostgreSQL. */
final class BenchDesk implements AutoCloseable {
    static final String TOKEN = "a-token-for-the-benches";

    private final ConfigurableApplicationContext context;

    private BenchDesk(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static BenchDesk on(DatabaseAddress database, Path folder) {
        // As arguments they are stronger than an operator's environment.
        return new BenchDesk(new SpringApplicationBuilder(Partnerdesk.class)
                .run(
                        "--server.port=0",
                        "--partnerdesk.data-dir=" + folder,
                        "--partnerdesk.http-port=0",
                        "--partnerdesk.smtp-port=0",
                        "--partnerdesk.preset=zoho-partner-support",
                        "--partnerdesk.demo=true",
                        "--partnerdesk.demo-history=false",
                        "--partnerdesk.smtp-relay=",
                        "--partnerdesk.api-token=" + TOKEN,
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password()));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The tickets that pages and mails are measured among. */
    BenchTickets tickets() {
        return new BenchTickets(this);
    }

    URI address() {
        return URI.create("http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    int smtpPort() {
        return part(SmtpDoor.class).port();
    }

    @Override
    public void close() {
        context.close();
    }
}
