package org.partnerdesk.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server process of a cluster as its {@code postmaster.pid} names it (PostgreSQL, {@code utils/pidfile.h}: line 1
 * the process, line 4 the port). The file outlives a server that was killed.
 */
record Postmaster(long pid, int port) {
    /** Above every system's highest process number, so that nothing has it. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    /** What the cluster's file says, or null when there is none, or none yet that is whole. */
    static @Nullable Postmaster of(Path cluster) throws IOException {
        Path file = file(cluster);
        if (Files.notExists(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 4
                ? null
                : new Postmaster(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip()));
    }

    /** Whether a server of this cluster runs under that number. */
    boolean runs(Path cluster) {
        return command().endsWith("/postgres")
                && ProcessHandle.of(pid)
                        .flatMap(process -> process.info().commandLine())
                        .filter(line -> line.contains(cluster.toString()))
                        .isPresent();
    }

    /**
     * Whether the number, though some process has it, is no server's: another program got it, which is so nearly every
     * time a container is started again, or the server was killed and nobody has collected it. PostgreSQL looks only
     * whether the number is in use, and would refuse to start.
     */
    boolean isGone() throws IOException {
        return command().isEmpty() ? isZombie() : !command().endsWith("/postgres");
    }

    /**
     * Takes the number out of the file. The file itself stays: by its last lines PostgreSQL sees whether children of
     * the dead server still use its shared memory, and two servers on one cluster would destroy it.
     */
    static void forget(Path cluster) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(cluster)));
        lines.set(0, NOBODY);
        Files.write(file(cluster), lines);
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private String command() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElse("");
    }

    private boolean isZombie() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream().anyMatch(line -> line.matches("State:\\s+Z.*"));
    }
}
