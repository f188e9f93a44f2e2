package org.partnerdesk.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;

/** The server over a cluster's files: its start, whatever the last one left behind, and its end. */
final class PostgresServer {
    /** Given at each start, stronger than postgresql.conf: what the desk promises. */
    private static final String PROMISED_SETTINGS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on";

    private static final String START_PATIENCE_SECONDS = "300";
    private static final String STOP_PATIENCE_SECONDS = "60";

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;
    private int port;

    PostgresServer(PostgresBinaries binaries, Path cluster, Path log) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
    }

    /** Returns when it answers. */
    void start() throws IOException {
        stopLeftover();
        turnLog();
        startOnFreePort();
    }

    /** Where it listens since its start. */
    int port() {
        return port;
    }

    /** Ends it: open transactions are rolled back, all else is on disk. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            List<String> arguments = List.of(
                    "stop", "--wait", "--timeout=" + STOP_PATIENCE_SECONDS, "--mode=" + mode, "--pgdata=" + cluster);
            boolean stopped = PostgresCommand.run(binaries, "pg_ctl", arguments).succeeded();
            @Nullable Postmaster left = Postmaster.of(cluster);
            // Its end may also come from elsewhere while we ask for it.
            if (stopped || left == null || !left.runs(cluster)) {
                return;
            }
        }
        throw failed("stop", lastFatalLine());
    }

    /** The sentence for the operator when the database could not do something; {@code reason} is what a program said. */
    CannotStart failed(String what, @Nullable String reason) {
        String output = String.valueOf(reason);
        if (output.contains("No space left on device")) {
            return new CannotStart("The disk of the data folder " + cluster.getParent()
                    + " is full: make room and start again; nothing is lost.");
        }
        String last = output.strip().lines().reduce("", (first, second) -> second);
        return new CannotStart("The database in " + cluster + " could not " + what + " (" + last + "): see " + log
                + " for the reason.");
    }

    private void stopLeftover() throws IOException {
        @Nullable Postmaster left = Postmaster.of(cluster);
        if (left == null) {
            return;
        }
        if (left.runs(cluster)) {
            stop();
        } else if (left.isGone()) {
            Postmaster.forget(cluster);
        }
    }

    /** One log for this run of the server and one for the last, so that neither grows for years. */
    private void turnLog() throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres-last.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            PostgresCommand start = PostgresCommand.run(
                    binaries,
                    "pg_ctl",
                    List.of(
                            "start",
                            "--wait",
                            "--timeout=" + START_PATIENCE_SECONDS,
                            "--pgdata=" + cluster,
                            "--log=" + log,
                            "--options=-p " + freePort() + " " + PROMISED_SETTINGS));
            @Nullable Postmaster started = Postmaster.of(cluster);
            if (start.succeeded() && started != null) {
                port = started.port();
                return;
            }
            String reason = lastFatalLine();
            // Between our look and its start somebody else may take the port.
            if (attempt == 3 || !reason.contains("could not create any TCP/IP sockets")) {
                throw failed("start", start.output() + "\n" + reason);
            }
        }
    }

    private String lastFatalLine() throws IOException {
        if (Files.notExists(log)) {
            return "";
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .reduce("", (first, second) -> second);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
