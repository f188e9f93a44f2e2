package org.partnerdesk.platform.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.Partnerdesk;
import org.partnerdesk.platform.db.SchemaVersion;

/** Real processes, started as {@code ./run} starts them. */
class LaunchTest {
    @TempDir
    Path data;

    @Test
    void saysThatTheHttpPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            assertThat(refusal(Map.of("PARTNERDESK_HTTP_PORT", Integer.toString(port))))
                    .isEqualTo("Port " + port + " is taken by another program: set PARTNERDESK_HTTP_PORT to one that is"
                            + " free, or stop that program.\n");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void saysThatTheSmtpPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            assertThat(refusal(Map.of("PARTNERDESK_SMTP_PORT", Integer.toString(port))))
                    .startsWith("Port " + port + " is taken")
                    .contains("set PARTNERDESK_SMTP_PORT")
                    .hasLineCount(1);
        }
    }

    @Test
    void saysThatTheFolderIsInUse() throws Exception {
        try (DataFolder _ = DataFolder.take(data)) {
            assertThat(refusal(Map.of()))
                    .startsWith("The data folder " + data + " is in use by another desk (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasLineCount(1);
        }
    }

    @Test
    void saysThatTheFolderIsOfANewerVersion() throws Exception {
        try (DataFolder folder = DataFolder.take(data)) {
            folder.used(SchemaVersion.parse("99999"));
        }

        assertThat(refusal(Map.of()))
                .startsWith("The data folder " + data + " was used by a newer Partnerdesk")
                .hasLineCount(1);
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void startsAndStopsCleanlyAndStartsAgainAfterAKill() throws Exception {
        Process first = desk(Map.of());
        assertThat(lines(first, "Ctrl-C stops the desk.")).contains("Partnerdesk is ready.");
        String token = Files.readString(data.resolve("api-token")).strip();
        assertThat(server().isAlive()).isTrue();
        first.destroyForcibly().waitFor();
        assertThat(server().isAlive()).isTrue();

        Process second = desk(Map.of());
        assertThat(lines(second, "Ctrl-C stops the desk.")).anyMatch(line -> line.contains("Bearer " + token));
        second.toHandle().destroy();
        assertThat(lines(second, "Stopped.")).contains("Stopped.");
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // The last that a server removes when it ends in order.
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** What a desk that does not start says on standard error. */
    private String refusal(Map<String, String> settings) throws Exception {
        Process desk = desk(settings);
        String said = new String(desk.getErrorStream().readAllBytes(), UTF_8);
        assertThat(desk.waitFor()).isEqualTo(1);
        assertThat(desk.getInputStream().readAllBytes()).isEmpty();
        return said;
    }

    private Process desk(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Partnerdesk.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("PARTNERDESK_") || name.startsWith("JAVA_"));
        builder.environment().put("PARTNERDESK_DATA_DIR", data.toString());
        builder.environment().put("PARTNERDESK_HTTP_PORT", "0");
        builder.environment().put("PARTNERDESK_SMTP_PORT", "0");
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** What it prints up to a line, or to its end. */
    private static List<String> lines(Process desk, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(desk.getInputStream(), UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.equals(last)) {
                break;
            }
        }
        return lines;
    }
}
