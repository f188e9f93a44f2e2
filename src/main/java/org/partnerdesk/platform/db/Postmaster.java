package org.partnerdesk.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server process of a cluster as its {@code postmaster.pid} names it (PostgreSQL, {@code miscadmin/pidfile.h}: line
 * 1 the process, line 4 the port). The file outlives a server that was killed.
 */
record Postmaster(long pid, int port) {
    /** What the cluster's file says, or null when there is none, or none yet that is whole. */
    static @Nullable Postmaster of(Path cluster) throws IOException {
        Path file = file(cluster);
        if (!Files.exists(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 4
                ? null
                : new Postmaster(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip()));
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
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
     * Whether the number now belongs to a program that is no PostgreSQL at all. PostgreSQL itself looks only whether
     * some process has the number, and then refuses to start; in a restarted container that is so nearly every time.
     */
    boolean isReusedByAnotherProgram() {
        return !command().isEmpty() && !command().endsWith("/postgres");
    }

    private String command() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElse("");
    }
}
