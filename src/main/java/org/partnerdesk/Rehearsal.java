package org.partnerdesk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Visits the main pages of a desk that was started on an empty folder for this only, and ends it. The JVM writes down
 * what it loaded and linked on the way, and later starts begin there (JEP 514); see {@code ./run}.
 */
@Component
@ConditionalOnBooleanProperty("partnerdesk.rehearsal")
class Rehearsal {
    private static final List<String> VISITED = List.of("/actuator/health", "/", "/help", "/desk", "/api/v1/tickets");

    private final DeskSettings settings;
    private final Environment environment;

    Rehearsal(DeskSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void visitAndEnd() throws IOException, InterruptedException {
        String desk = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        try (HttpClient visitor = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (String path : VISITED) {
                HttpRequest visit = HttpRequest.newBuilder(URI.create(desk + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + settings.apiToken())
                        .build();
                int status = visitor.send(visit, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                System.out.println(status + " " + path);
            }
        }
        System.exit(0);
    }
}
