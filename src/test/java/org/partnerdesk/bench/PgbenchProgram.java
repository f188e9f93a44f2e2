package org.partnerdesk.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnerdesk.platform.db.DatabaseAddress;

/** The ceiling by the program that PostgreSQL brings for it. */
record PgbenchProgram(String name, DatabaseAddress database) implements Ceiling {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    /** @throws IOException when it is not installed or cannot work with this server */
    static PgbenchProgram prepared(DatabaseAddress database) throws IOException, InterruptedException {
        PgbenchProgram program = new PgbenchProgram(
                output(database, "--version")
                        .replaceFirst(" \\(PostgreSQL\\) ", " ")
                        .replaceFirst("\\s*\\(.*\\s*", ""),
                database);
        output(database, "-i", "-q", "-s", Integer.toString(SCALE));
        return program;
    }

    @Override
    public double writes(int clients) throws Exception {
        return rate("-N", clients);
    }

    @Override
    public double reads(int clients) throws Exception {
        return rate("-S", clients);
    }

    private double rate(String transaction, int clients) throws IOException, InterruptedException {
        String output = output(
                database,
                transaction,
                "-n",
                "-c",
                Integer.toString(clients),
                "-j",
                Integer.toString(Math.min(clients, 2)),
                "-T",
                Integer.toString(SECONDS));
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IOException("pgbench said no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String output(DatabaseAddress database, String... options) throws IOException, InterruptedException {
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of("pgbench"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", server.getHost());
        builder.environment().put("PGPORT", Integer.toString(server.getPort()));
        builder.environment().put("PGDATABASE", server.getPath().substring(1));
        builder.environment().put("PGUSER", String.valueOf(database.user()));
        builder.environment().put("PGPASSWORD", String.valueOf(database.password()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + output);
        }
        return output;
    }
}
