package org.partnerdesk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product as {@code ./run} starts it: the built jar, the same flags, the same cache, a process of its own. */
final class LaunchedDesk implements AutoCloseable {
    private static final Pattern FLAGS = Pattern.compile("(?m)^java_options=\\((.+)\\)$");
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final URI address;
    private final int smtpPort;
    private final double secondsToFirstPage;

    private LaunchedDesk(Process process, URI address, int smtpPort, double secondsToFirstPage) {
        this.process = process;
        this.address = address;
        this.smtpPort = smtpPort;
        this.secondsToFirstPage = secondsToFirstPage;
    }

    /** What {@code ./run} has built of the source as it is now; empty when that was another source, or nothing. */
    static Optional<Path> build() {
        return Optional.of(Path.of(System.getProperty("bench.product")))
                .filter(folder -> Files.exists(folder.resolve("rehearsed")));
    }

    /** Returns when the first page is there. */
    static LaunchedDesk on(Path dataFolder, Path build) throws IOException, InterruptedException {
        int http = freePort();
        int smtp = freePort();
        ProcessBuilder builder = new ProcessBuilder(command(build));
        builder.environment().keySet().removeIf(name -> name.startsWith("PARTNERDESK_"));
        builder.environment()
                .put("PARTNERDESK_DATA_DIR", dataFolder.toAbsolutePath().toString());
        builder.environment().put("PARTNERDESK_HTTP_PORT", Integer.toString(http));
        builder.environment().put("PARTNERDESK_SMTP_PORT", Integer.toString(smtp));
        builder.environment().put("PARTNERDESK_DEMO_HISTORY", "false");
        builder.environment().put("PARTNERDESK_API_TOKEN", BenchDesk.TOKEN);
        builder.redirectErrorStream(true)
                .redirectOutput(dataFolder.resolve("desk.log").toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        URI address = URI.create("http://localhost:" + http);
        try (Visitor first = Visitor.withToken(address, BenchDesk.TOKEN)) {
            while (!first.finds("/")) {
                if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    process.destroy();
                    throw new IOException(
                            "The desk did not start: " + Files.readString(dataFolder.resolve("desk.log")));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        return new LaunchedDesk(process, address, smtp, (System.nanoTime() - start) / 1e9);
    }

    double secondsToFirstPage() {
        return secondsToFirstPage;
    }

    URI address() {
        return address;
    }

    int smtpPort() {
        return smtpPort;
    }

    /** Megabytes of memory that the process has now; empty where the system does not say (it does on Linux). */
    Optional<Double> residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst();
    }

    private static List<String> command(Path build) throws IOException {
        Matcher flags = FLAGS.matcher(Files.readString(Path.of("run")));
        if (!flags.find()) {
            throw new IOException("./run has no line java_options=(...) any more");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.group(1).split(" ")));
        // As ./run writes it: the JVM takes the cache for this path only.
        Path folder = build.toRealPath();
        if (Files.exists(folder.resolve("partnerdesk.aot"))) {
            command.add("-XX:AOTCache=" + folder.resolve("partnerdesk.aot"));
        }
        command.addAll(List.of("-jar", folder.resolve("partnerdesk.jar").toString()));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
