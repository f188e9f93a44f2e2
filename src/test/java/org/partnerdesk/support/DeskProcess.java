package org.partnerdesk.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.partnerdesk.Partnerdesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desk as {@code ./run} starts it, a process with its own PostgreSQL in a folder of its own, which can be killed. */
public final class DeskProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "a-token-for-the-tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int httpPort;
    private final int smtpPort;
    private final Process process;

    private DeskProcess(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            httpPort = one.getLocalPort();
            smtpPort = other.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dpartnerdesk.demo-history=false",
                "-cp",
                System.getProperty("java.class.path"),
                Partnerdesk.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("PARTNERDESK_") || name.startsWith("JAVA_"));
        builder.environment().put("PARTNERDESK_DATA_DIR", folder.toString());
        builder.environment().put("PARTNERDESK_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("PARTNERDESK_SMTP_PORT", Integer.toString(smtpPort));
        builder.environment().put("PARTNERDESK_API_TOKEN", TOKEN);
        builder.environment().put("PARTNERDESK_DEMO", "true");
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("desk.log").toFile())
                .start();
    }

    /** Starts a desk on the folder; returns once it says that it is up. */
    public static DeskProcess on(Path folder) throws IOException {
        return on(folder, Map.of());
    }

    /** One of several desks on a database that outlives them; its own folder keeps what a node keeps. */
    public static DeskProcess node(Path folder, String databaseUrl) throws IOException {
        return on(folder, Map.of("PARTNERDESK_DATABASE_URL", databaseUrl));
    }

    /** The same with settings of the environment besides. */
    public static DeskProcess on(Path folder, Map<String, String> settings) throws IOException {
        DeskProcess desk = new DeskProcess(folder, settings);
        RunningDesk.until(desk::isUp, PATIENCE);
        return desk;
    }

    /** Ends the process as {@code kill -9} does, whatever it is in the middle of. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the desk's PostgreSQL as {@code kill -9} does; its other processes follow it by themselves. */
    public void killDatabase() throws IOException {
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(server().getFirst())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** Sends a mail by SMTP exactly as it is given; returns once the desk has said 250. */
    public void rawMail(String from, String to, String raw) {
        RunningDesk.rawMail(smtpPort, from, to, raw);
    }

    public JsonNode get(String path) {
        try {
            return JsonMapper.shared().readTree(answer(path).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts a body that may come slowly. */
    public JsonNode post(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Asks the desk's own database for one number. */
    public long count(String sql) {
        try (Connection connection = database();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the desk in order, database and all. */
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** A connection to the desk's own database. */
    public Connection database() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server().get(3) + "/partnerdesk",
                "partnerdesk",
                Files.readString(folder.resolve("postgres-password")).strip());
    }

    /** The lines of postmaster.pid: the first is its process, the fourth its port. */
    private List<String> server() throws IOException {
        return Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("The desk has ended: " + log());
        }
        try {
            return answer("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolveSibling("desk.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path))
                .header("Authorization", "Bearer " + TOKEN);
    }
}
