package org.partnerdesk.platform.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.partnerdesk.platform.CannotStart;

/** One run of one of PostgreSQL's programs. */
record PostgresCommand(int exitCode, String output) {
    /**
     * Runs the program to its end.
     *
     * <p>PostgreSQL refuses to run as root, which is what containers and CI machines often give us. There the program
     * gets a user namespace of its own, in which it is nobody while its files remain ours; zonky's library does the
     * same. The other way, another user, would need a folder that this user can reach.
     */
    static PostgresCommand run(PostgresBinaries binaries, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        boolean root = new UnixSystem().getUid() == 0;
        if (root) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGDATA, PGPORT and the like belong to the operator's own PostgreSQL.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            PostgresCommand result = new PostgresCommand(process.waitFor(), output.strip());
            if (root && !result.succeeded() && result.output.startsWith("unshare:")) {
                throw rootNotPossible();
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + program + " ran", e);
        } catch (IOException e) {
            if (root && String.valueOf(e.getMessage()).contains("\"unshare\"")) {
                throw rootNotPossible();
            }
            throw e;
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    private static CannotStart rootNotPossible() {
        return new CannotStart("The built-in PostgreSQL cannot run as root on this machine (user namespaces are not"
                + " allowed): start the desk as an ordinary user, or set PARTNERDESK_DATABASE_URL.");
    }
}
