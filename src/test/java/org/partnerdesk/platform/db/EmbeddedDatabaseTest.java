package org.partnerdesk.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.platform.CannotStart;

/** All tests share one data folder, as an operator's starts do. */
class EmbeddedDatabaseTest {
    @TempDir
    static Path folder;

    @Test
    void keepsWhatWasCommittedFromStartToStart() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            execute(first, "create table kept (word text); insert into kept values ('สวัสดี')");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder)) {
            assertThat(value(second, "select word from kept")).isEqualTo("สวัสดี");
            execute(second, "drop table kept");
        }
    }

    /** What {@code kill -9} of the desk leaves: a server that runs, with a transaction that nobody will end. */
    @Test
    void takesOverTheServerOfAKilledDesk() throws Exception {
        EmbeddedDatabase killed = EmbeddedDatabase.start(folder);
        execute(killed, "create table acknowledged (id int); insert into acknowledged values (1)");
        Connection halfWay = open(killed.address());
        halfWay.setAutoCommit(false);
        halfWay.createStatement().execute("insert into acknowledged values (2)");

        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder)) {
            assertThat(value(next, "select string_agg(id::text, ',') from acknowledged"))
                    .isEqualTo("1");
            assertThat(value(next, "select count(*) from pg_stat_activity where state = 'idle in transaction'"))
                    .isEqualTo("0");
            execute(next, "drop table acknowledged");
        }
    }

    @Test
    void asksForThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            DatabaseAddress address = database.address();
            assertThatThrownBy(() -> open(new DatabaseAddress(address.jdbcUrl(), address.user(), "wrong")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgres-password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void hasTheSettingsOfADatabaseThatPeopleRelyOn() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, """
                            select string_agg(name || '=' || setting, ' ' order by name collate "C") from pg_settings
                            where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums',
                                           'password_encryption', 'listen_addresses', 'server_encoding', 'TimeZone')
                            """)).isEqualTo("""
                            TimeZone=UTC data_checksums=on fsync=on full_page_writes=on listen_addresses=127.0.0.1 \
                            password_encryption=scram-sha-256 server_encoding=UTF8 synchronous_commit=on""");
        }
    }

    @Test
    void sortsAlikeOnEveryMachine() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(
                            value(
                                    database,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void letsTheDeskOwnItsDatabaseAndNothingElse() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(value(
                            database,
                            "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = user"))
                    .isEqualTo("f");
            execute(database, "create extension if not exists pg_trgm; create extension if not exists unaccent");
        }
    }

    /** In a restarted container the number of the last server soon belongs to another program. */
    @Test
    void startsWhenTheLastServersNumberBelongsToAnotherProgram() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                other.pid() + "\n/elsewhere\n1\n5432\n\n127.0.0.1\n 1 1\nready\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        } finally {
            other.destroy();
        }
    }

    @Test
    void startsWhenTheLastServerWasKilledToo() throws Exception {
        EmbeddedDatabase killed = EmbeddedDatabase.start(folder);
        execute(killed, "create table flushed (id int); insert into flushed values (1)");
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        server.destroyForcibly();
        // Where nobody collects the dead, it stays as a zombie: that too must do.
        server.onExit().completeOnTimeout(server, 5, TimeUnit.SECONDS).join();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder)) {
            assertThat(value(next, "select count(*) from flushed")).isEqualTo("1");
            execute(next, "drop table flushed");
        }
    }

    @Test
    void refusesTheFilesOfAnotherMajorVersion() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Path version = folder.resolve("postgres/PG_VERSION");
        Files.writeString(version, "19\n");
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is of PostgreSQL 19, this desk brings 18");
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    @Test
    void refusesADatabaseWhosePasswordIsGone() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Path password = folder.resolve("postgres-password");
        Path aside = Files.move(password, folder.resolve("aside"), StandardCopyOption.REPLACE_EXISTING);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("put the file " + folder.toRealPath().resolve("postgres-password") + " back");
        } finally {
            Files.move(aside, password);
        }
    }

    @Test
    void refusesAPathThatAShellWouldRead(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("$HOME"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("without quotes, $");
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database.address());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database.address());
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
