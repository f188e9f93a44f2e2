package org.partnerdesk.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.partnerdesk.platform.CannotStart;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the desk's own, in the desk's data folder, with the settings of a database that people rely on: what
 * was committed survives {@code kill -9} and a power cut, one must know a password, and no other machine reaches it.
 *
 * <p>Only the programs come from zonky's jars. Its library starts databases for tests: it trusts every local user,
 * passes {@code -F} (no fsync) and owns a shutdown hook, which would end the database before the pools are closed.
 *
 * <p>The caller holds the data folder's lock, so that a server found running there is one whose desk was killed. It is
 * stopped and started again and not adopted: one path for every start, and programs and settings are always those of
 * this desk.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "partnerdesk";
    private static final String SUPERUSER = "postgres";

    /** Written once into the cluster's postgresql.conf, where an operator may change them: a 2-core machine's. */
    private static final List<String> INITIAL_SETTINGS = List.of(
            "max_connections=60",
            "shared_buffers=128MB",
            "effective_cache_size=512MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "random_page_cost=1.1",
            "max_wal_size=1GB",
            "max_parallel_workers_per_gather=1",
            // Compiling a plan costs more than any of our statements takes.
            "jit=off",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final PostgresServer server;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(Path folder, PostgresBinaries binaries, String password) {
        this.binaries = binaries;
        this.cluster = folder.resolve("postgres");
        this.server = new PostgresServer(binaries, cluster, folder.resolve("postgres.log"));
        this.password = password;
    }

    /**
     * Starts the database of a data folder, and makes it there first when there is none. Returns when it answers.
     *
     * @throws CannotStart with the reason, when there is one that the operator can mend
     */
    public static EmbeddedDatabase start(Path dataFolder) throws IOException {
        Path folder = dataFolder.toRealPath();
        if (folder.toString().matches(".*[\"$`\\\\\\n].*")) {
            // pg_ctl hands its paths to a shell.
            throw new CannotStart("The path of the data folder " + folder + " holds a character that PostgreSQL's"
                    + " programs cannot take: use one without quotes, $, ` and \\.");
        }
        Path password = folder.resolve("postgres-password");
        if (Files.exists(folder.resolve("postgres")) && Files.notExists(password)) {
            throw new CannotStart("The database's password is missing: put the file " + password + " back.");
        }
        EmbeddedDatabase database =
                new EmbeddedDatabase(folder, PostgresBinaries.unpackedIn(folder), KeptSecret.in(password));
        if (Files.notExists(database.cluster)) {
            database.create(password);
        }
        database.refuseOtherMajorVersion();
        database.server.start();
        database.provideDatabase();
        return database;
    }

    /** Where it listens, on this machine only, and who the desk is there: owner of its database, no superuser. */
    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME, NAME, password);
    }

    /** Ends the server: open transactions are rolled back, all else is on disk. A second call does nothing. */
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            server.stop();
        }
    }

    private void create(Path passwordFile) throws IOException {
        // Aside and renamed: a kill in the middle leaves no half of a cluster behind.
        Path unfinished = cluster.resolveSibling("postgres-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order and case rules on every machine, whatever its libc or ICU.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        INITIAL_SETTINGS.forEach(setting -> arguments.add("--set=" + setting));
        PostgresCommand initdb = PostgresCommand.run(binaries, "initdb", arguments);
        if (!initdb.succeeded()) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw server.failed("be made", initdb.output());
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherMajorVersion() throws IOException {
        String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new CannotStart("The database in " + cluster + " is of PostgreSQL " + found + ", this desk brings "
                    + PostgresBinaries.MAJOR_VERSION
                    + ": use the desk that made it, or dump it there and load it here.");
        }
    }

    /** The desk's own role and database. Asked for at each start, since a kill may come between any two steps. */
    private void provideDatabase() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, password);
                var statement = connection.createStatement()) {
            if (!finds(connection, "select from pg_roles where rolname = ?")) {
                // The password is of letters, digits, - and _: nothing to escape.
                statement.execute("create role " + NAME + " login password '" + password + "'");
            }
            if (!finds(connection, "select from pg_database where datname = ?")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException e) {
            server.stop();
            throw server.failed("be used", e.getMessage());
        }
    }

    private static boolean finds(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, NAME);
            return query.executeQuery().next();
        }
    }
}
