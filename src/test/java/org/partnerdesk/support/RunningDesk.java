package org.partnerdesk.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.partnerdesk.Partnerdesk;
import org.partnerdesk.intake.mail.SmtpDoor;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Outbox;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole desk on free ports with a database of its own, the sample directory and no history: real SMTP, HTTP and
 * PostgreSQL. One is shared by all tests that do not need to stop it.
 */
public final class RunningDesk {
    public static final String TOKEN = "a-token-for-the-tests";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static RunningDesk shared;

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningDesk(Map<String, Object> settings) {
        context = new SpringApplicationBuilder(Partnerdesk.class, StatementLog.Wiring.class)
                .properties(Map.of(
                        "server.port", "0",
                        "partnerdesk.smtp-port", "0",
                        "partnerdesk.http-port", "0",
                        "partnerdesk.data-dir", DataDir.fresh(),
                        "partnerdesk.api-token", TOKEN,
                        "partnerdesk.demo-history", "false",
                        "spring.datasource.url", TestDatabase.emptyUrl()))
                .properties(settings)
                .run();
    }

    /** The desk that all tests of the run share. */
    public static synchronized RunningDesk shared() {
        if (shared == null) {
            shared = new RunningDesk(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A desk of one's own with settings besides the usual ones. */
    public static RunningDesk with(Map<String, Object> settings) {
        return new RunningDesk(settings);
    }

    public void close() {
        context.close();
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several parts of a type. */
    public <T> T part(Class<T> type, String name) {
        return context.getBean(name, type);
    }

    public String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public int smtpPort() {
        return part(SmtpDoor.class).port();
    }

    /** An answer of the API; {@code type} and {@code language} are its headers, empty when absent. */
    public record Answer(int status, JsonNode body, String type, String language) {}

    public Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Answer post(String path, String json) {
        return call("POST", path, json, Map.of());
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json, Map.of());
    }

    public Answer call(String method, String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        request.method(
                method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        return answer(request.build());
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Content-Language").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file as it is downloaded. */
    public String download(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address() + path))
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts a file as it is; as {@code curl --data-binary} does, it is called a form. */
    public Answer upload(String path, byte[] file) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        return answer(request);
    }

    /** Sends a plain mail by SMTP; returns once the desk has said 250. */
    public void mail(String from, String to, String subject, String text) {
        mail(from, to, subject, text, Map.of());
    }

    public void mail(String from, String to, String subject, String text, Map<String, String> headers) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(smtpPort()));
        properties.put("mail.smtp.from", from);
        Session session = Session.getInstance(properties);
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            for (var header : headers.entrySet()) {
                mail.setHeader(header.getKey(), header.getValue());
            }
            Transport.send(mail);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a mail by SMTP exactly as it is given; returns once the desk has said 250. */
    public void rawMail(String from, String to, String raw) {
        rawMail(smtpPort(), from, to, raw);
    }

    static void rawMail(int port, String from, String to, String raw) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.from", from);
        properties.put("mail.smtp.allow8bitmime", "true");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = new MimeMessage(
                    session, new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(UTF_8)));
            transport.connect();
            transport.sendMessage(mail, InternetAddress.parse(to));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ticket with this subject, as soon as it is there. */
    public JsonNode ticket(String subject) {
        JsonNode[] found = new JsonNode[1];
        until(() -> {
            for (JsonNode ticket : get("/api/v1/tickets?limit=100").body().get("items")) {
                if (ticket.get("subject").stringValue().equals(subject)) {
                    found[0] = ticket;
                }
            }
            return found[0] != null;
        });
        return found[0];
    }

    /** The ticket with this number as it stands now. */
    public JsonNode ticketNumber(String number) {
        return get("/api/v1/tickets/" + number).body();
    }

    /** The subjects a view shows. */
    public List<String> view(String view) {
        List<String> subjects = new ArrayList<>();
        get("/api/v1/tickets?limit=100&view=" + view)
                .body()
                .get("items")
                .forEach(ticket -> subjects.add(ticket.get("subject").stringValue()));
        return subjects;
    }

    /** The newest mail that went out to this address with these words in its subject, as soon as it is there. */
    public MailView mailTo(String recipient, String words) {
        MailView[] found = new MailView[1];
        until(() -> {
            found[0] = part(Outbox.class).latest(200, null).stream()
                    .filter(mail ->
                            mail.recipient().equals(recipient) && mail.subject().contains(words))
                    .findFirst()
                    .orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    /** Waits for something that happens by itself; fails after a while. */
    public static void until(BooleanSupplier happened) {
        until(happened, PATIENCE);
    }

    public static void until(BooleanSupplier happened, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It has not happened within " + patience);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
