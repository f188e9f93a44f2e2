package org.partnerdesk.platform.launch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.db.DatabaseAddress;
import org.partnerdesk.platform.db.EmbeddedDatabase;
import org.partnerdesk.platform.db.ExternalDatabase;
import org.partnerdesk.platform.db.SchemaVersion;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts the desk: looks first, then takes the folder, then the database, then everything else. */
public final class Launch {
    private final Class<?> application;
    private final OrderlyStop stop = new OrderlyStop();
    private boolean springLogsFailures;

    private Launch(Class<?> application) {
        this.application = application;
    }

    /**
     * Returns when the desk is ready. If it cannot start, prints one sentence on standard error and ends the process
     * with exit code 1.
     *
     * @param application the class that Spring Boot starts from
     */
    public static void run(Class<?> application, String... arguments) {
        Launch launch = new Launch(application);
        Runtime.getRuntime().addShutdownHook(launch.stop);
        try {
            launch.start(arguments);
        } catch (Exception e) {
            if (launch.stop.isAlive()) {
                // Somebody stopped the desk while it started: what failed by that is no news.
                return;
            }
            Optional<CannotStart> refusal = Refusals.in(e);
            refusal.ifPresentOrElse(reason -> System.err.println(reason.sentence()), () -> launch.showUnforeseen(e));
            System.exit(1);
        }
    }

    private void start(String... arguments) throws IOException {
        DeskSettings asked = DeskSettings.from(new StandardEnvironment());
        DataFolder folder = stop.start(() -> DataFolder.take(asked.dataDir()));
        SchemaVersion known = SchemaVersion.ofThisDesk();
        folder.refuseNewerThan(known);
        Ports.requireFree(asked);
        DatabaseAddress database = database(asked, folder);
        DeskSettings settings = asked.apiToken() == null ? asked.withApiToken(folder.apiToken()) : asked;

        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.addInitializers(context -> {
            stop.add(context);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource("launch", properties(settings, database, asked.apiToken() == null)));
        });
        // Before the word that the desk is ready, after which a stop may come at any moment.
        spring.addListeners((ApplicationListener<ApplicationStartedEvent>) _ -> {
            folder.used(known);
            stop.ready();
        });
        springLogsFailures = true;
        spring.run(arguments);
    }

    private void showUnforeseen(Exception failure) {
        if (springLogsFailures) {
            System.err.println("Partnerdesk could not start; the log above says why.");
        } else {
            failure.printStackTrace();
        }
    }

    private DatabaseAddress database(DeskSettings settings, DataFolder folder) throws IOException {
        if (settings.databaseUrl() != null) {
            DatabaseAddress address = DatabaseAddress.parse(settings.databaseUrl());
            ExternalDatabase.requireUsable(address);
            return address;
        }
        folder.requireRoom();
        return stop.start(() -> EmbeddedDatabase.start(folder.path())).address();
    }

    private static Map<String, Object> properties(DeskSettings settings, DatabaseAddress database, boolean tokenMade) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.httpPort());
        properties.put("spring.datasource.url", database.jdbcUrl());
        if (database.user() != null) {
            properties.put("spring.datasource.username", database.user());
        }
        if (database.password() != null) {
            properties.put("spring.datasource.password", database.password());
        }
        if (settings.apiToken() != null) {
            properties.put("partnerdesk.api-token", settings.apiToken());
            properties.put("partnerdesk.api-token-made", tokenMade);
        }
        return properties;
    }
}
