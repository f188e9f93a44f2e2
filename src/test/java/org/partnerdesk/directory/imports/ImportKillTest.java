package org.partnerdesk.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.DeskProcess;
import org.partnerdesk.support.RunningDesk;

/** Whatever an import is in the middle of when the desk is killed, the directory holds all of it or nothing of it. */
@Tag("long")
class ImportKillTest {
    private static final String IMPORTS = "/api/v1/directory/imports?kind=";
    private static final int ACCOUNTS = 1_000;
    private static final int SUBSCRIPTIONS = 20_000;
    private static final String LAST_IS = """
            select count(*) from directory.import
            where id = (select max(id) from directory.import) and state = '%s'""";

    @TempDir
    Path home;

    @Test
    void aKilledUploadIsFailedAndAKilledImportGoesOn() throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        try (DeskProcess desk = DeskProcess.on(folder)) {
            desk.post(IMPORTS + "accounts", BodyPublishers.ofString(accounts()));
            settle(desk);
            try (PipedOutputStream upload = new PipedOutputStream()) {
                Thread sending = send(desk, BodyPublishers.ofInputStream(() -> pipe(upload)));
                byte[] half = subscriptions(7).getBytes(UTF_8);
                upload.write(half, 0, half.length / 2);
                upload.flush();
                RunningDesk.until(
                        () -> desk.count("select count(*) from directory.import where state = 'RECEIVING'") == 1);
                desk.kill();
                sending.interrupt();
            }
        }
        try (DeskProcess desk = DeskProcess.on(folder)) {
            settle(desk);
            assertThat(desk.count("select count(*) from directory.import where reason = 'BROKEN_OFF'"))
                    .isEqualTo(1);
            assertWhole(desk);
            desk.post(IMPORTS + "subscriptions", BodyPublishers.ofString(subscriptions(8)));
            desk.kill();
        }
        try (DeskProcess desk = DeskProcess.on(folder)) {
            settle(desk);
            assertWhole(desk);
            assertThat(desk.count("""
                    select count(*) from directory.subscription
                    where plan = 'Killed' and quantity = 8 and until_change is null""")).isEqualTo(SUBSCRIPTIONS);
        }
    }

    @Test
    void thirtyKillsAtAnyMomentLeaveNothingHalfDone() throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill <= 30; kill++) {
            try (DeskProcess desk = DeskProcess.on(folder)) {
                if (kill == 0) {
                    desk.post(IMPORTS + "accounts", BodyPublishers.ofString(accounts()));
                }
                settle(desk);
                assertWhole(desk);
                if (kill < 30) {
                    Thread sending = send(desk, BodyPublishers.ofString(subscriptions(kill + 1)));
                    LockSupport.parkNanos(random.nextLong(4_000_000_000L));
                    desk.kill();
                    sending.join();
                }
            } catch (AssertionError e) {
                throw new AssertionError("Kill " + kill + " of seed " + seed, e);
            }
        }
    }

    /** What is killed stands before a lock, so that it is in the middle of what the lock keeps it from. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "checking,         '',            directory.account in access exclusive mode, '',    APPLIED, 7",
        "applying,         '',            directory.subscription in exclusive mode,   '',    APPLIED, 7",
        "a full file,      &mode=full,    directory.subscription in exclusive mode,   '',    APPLIED, 7",
        "applied by hand,  &dryRun=true,  directory.subscription in exclusive mode,   apply, APPLIED, 7",
        "taken back,       '',            directory.subscription in exclusive mode,   undo,  UNDONE,  6"
    })
    void whateverAKilledDeskWasAtGoesOn(String at, String query, String lock, String act, String state, int quantity)
            throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        String id = "";
        try (DeskProcess desk = DeskProcess.on(folder)) {
            begin(desk);
            if (!act.isEmpty()) {
                id = sendSubscriptions(desk, query);
                settle(desk);
                desk.kill();
            } else {
                killBefore(desk, lock, () -> sendSubscriptions(desk, query), desk::kill);
            }
        }
        if (!act.isEmpty()) {
            String path = "/api/v1/directory/imports/" + id + "/" + act;
            try (DeskProcess desk = DeskProcess.on(folder)) {
                killBefore(desk, lock, () -> desk.post(path, BodyPublishers.noBody()), desk::kill);
            }
        }
        try (DeskProcess desk = DeskProcess.on(folder)) {
            settle(desk);
            assertInForce(desk, quantity);
            assertThat(desk.count(LAST_IS.formatted(state))).isEqualTo(1);
        }
    }

    /** What is not in force yet may be lost with its staging table, and is said to be. */
    @Test
    void aKilledDatabaseLeavesAllOrNothing() throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        try (DeskProcess desk = DeskProcess.on(folder)) {
            begin(desk);
            killBefore(
                    desk,
                    "directory.subscription in exclusive mode",
                    () -> sendSubscriptions(desk, ""),
                    desk::killDatabase);
            desk.kill();
        }
        try (DeskProcess desk = DeskProcess.on(folder)) {
            settle(desk);
            boolean applied = desk.count(LAST_IS.formatted("APPLIED")) == 1;
            assertInForce(desk, applied ? 7 : 6);
            assertThat(applied || desk.count(LAST_IS.formatted("FAILED") + " and reason = 'STAGE_LOST'") == 1)
                    .isTrue();
        }
    }

    private static void begin(DeskProcess desk) throws IOException, InterruptedException {
        desk.post(IMPORTS + "accounts", BodyPublishers.ofString(accounts()));
        desk.post(IMPORTS + "subscriptions", BodyPublishers.ofString(subscriptions(6)));
        settle(desk);
        assertInForce(desk, 6);
    }

    private static String sendSubscriptions(DeskProcess desk, String query) throws IOException, InterruptedException {
        return desk.post(IMPORTS + "subscriptions" + query, BodyPublishers.ofString(subscriptions(7)))
                .get("id")
                .stringValue();
    }

    private interface Deed {
        void done() throws Exception;
    }

    private static void killBefore(DeskProcess desk, String lock, Deed deed, Deed kill) throws Exception {
        try (Connection connection = desk.database()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table " + lock);
            deed.done();
            RunningDesk.until(() -> desk.count("select count(*) from pg_locks where not granted") > 0);
            kill.done();
        }
    }

    private static void assertInForce(DeskProcess desk, int quantity) {
        assertThat(desk.count(
                        "select count(*) from directory.subscription where plan = 'Killed' and until_change is null"))
                .isEqualTo(SUBSCRIPTIONS);
        assertThat(desk.count("""
                select count(*) from directory.subscription
                where plan = 'Killed' and until_change is null and quantity =""" + " " + quantity)).isEqualTo(SUBSCRIPTIONS);
        assertThat(desk.count("select count(*) from pg_class where relname like 'stage_subscription_%'"))
                .isZero();
    }

    private static void settle(DeskProcess desk) {
        RunningDesk.until(
                () -> desk.count(
                                "select count(*) from directory.import where state in ('RECEIVING', 'STAGED', 'UNDOING')")
                        == 0,
                Duration.ofMinutes(1));
    }

    private static void assertWhole(DeskProcess desk) {
        assertThat(desk.count("""
                select count(distinct quantity) from directory.subscription
                where plan = 'Killed' and until_change is null""")).isLessThanOrEqualTo(1);
        assertThat(desk.count(
                        "select count(*) from directory.subscription where plan = 'Killed' and until_change is null"))
                .isIn(0L, (long) SUBSCRIPTIONS);
        assertThat(desk.count("select count(*) from pg_class where relname like 'stage_subscription_%'"))
                .isZero();
        assertThat(desk.count("select count(*) from directory.import where state not in ('APPLIED', 'FAILED')"))
                .isZero();
        assertThat(desk.count(
                        "select count(*) from directory.import where state = 'FAILED' and reason <> 'BROKEN_OFF'"))
                .isZero();
        assertThat(desk.count("select count(*) from directory.change where kind = 'IMPORT'"))
                .isEqualTo(desk.count("select count(*) from directory.import where state = 'APPLIED'"));
    }

    private static Thread send(DeskProcess desk, BodyPublisher file) {
        return Thread.ofVirtual().start(() -> {
            try {
                desk.post(IMPORTS + "subscriptions", file);
            } catch (IOException | InterruptedException e) {
                // The desk was killed, as it should be.
                Thread.currentThread().interrupt();
            }
        });
    }

    private static PipedInputStream pipe(PipedOutputStream upload) {
        try {
            return new PipedInputStream(upload, 1 << 16);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String accounts() {
        StringBuilder file = new StringBuilder("zoid,name,dataCentre,superAdmin\n");
        for (int i = 0; i < ACCOUNTS; i++) {
            file.append("%d,Account %d,EU,it@a%d.example\n".formatted(730_000_000 + i, i, i));
        }
        return file.toString();
    }

    private static String subscriptions(int quantity) {
        StringBuilder file = new StringBuilder("zoid,service,plan,quantity,from\n");
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            file.append("%d,crm,Killed,%d,2024-01-%02d\n"
                    .formatted(730_000_000 + i % ACCOUNTS, quantity, 1 + i / ACCOUNTS));
        }
        return file.toString();
    }
}
