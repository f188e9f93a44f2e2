package org.partnerdesk.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import javax.sql.DataSource;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.DirectoryImports;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.ImportMode;
import org.partnerdesk.directory.imports.ImportRequest;
import org.partnerdesk.directory.imports.ImportState;
import org.partnerdesk.intake.Intake;
import org.postgresql.PGConnection;

/** Subscriptions as a file, beside PostgreSQL's own COPY of the same file, while tickets come in. */
final class ImportTimes {
    private static final int MOST_TIMES = 4;
    private static final double INTAKE_MILLIS = 200;
    private static final double HEAP_MEGABYTES = 64;
    /** Shares no divisor with the number of lines, so that they come in no order, as those of exports do. */
    private static final long STRIDE = 7_919;

    private ImportTimes() {}

    /** Imports all subscriptions of the accounts with numbers below {@code accounts}. */
    static List<Figure> of(BenchDesk desk, int accounts) throws Exception {
        int lines = accounts * SampleAccounts.SUBSCRIPTIONS_EACH;
        Path file = Files.createTempFile(Path.of("target"), "subscriptions", ".csv");
        try {
            write(file, accounts, SampleAccounts.SUBSCRIPTIONS_EACH, SampleAccounts::quantity);
            double bare = copy(desk.part(DataSource.class), file);
            Meanwhile tickets = new Meanwhile(desk.part(Intake.class));
            Heap heap = new Heap();
            Thread coming = Thread.ofPlatform().start(tickets);
            long start = System.nanoTime();
            take(desk, file, lines, ImportMode.DELTA);
            double seconds = (System.nanoTime() - start) / 1e9;
            tickets.stop();
            coming.join();
            double grown = heap.grownMegabytes();
            long again = System.nanoTime();
            take(desk, file, lines, ImportMode.FULL);
            double secondsAgain = (System.nanoTime() - again) / 1e9;
            return List.of(
                    Figure.of("directory", "import of %,d subscriptions".formatted(lines), seconds, "s")
                            .beside(bare)
                            .below(bare * MOST_TIMES),
                    Figure.of("directory", "the same file as all there is", secondsAgain, "s")
                            .beside(bare)
                            .below(bare * MOST_TIMES),
                    Figure.of("directory", "heap it added at most", grown, "MB").below(HEAP_MEGABYTES),
                    Figure.of("directory", "opening a ticket meanwhile: p99", tickets.p99(), "ms")
                            .below(INTAKE_MILLIS));
        } finally {
            Files.delete(file);
        }
    }

    /** Writes a file with the first {@code each} subscriptions of so many accounts. */
    static void write(Path file, int accounts, int each, IntUnaryOperator quantity) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            lines.write("zoid,service,plan,kind,quantity,status,from,until\n");
            for (long i = 0; i < (long) accounts * each; i++) {
                int n = (int) (i * STRIDE % ((long) accounts * each));
                int account = n % accounts;
                lines.write("%s,%s,Enterprise,PAID,%d,ACTIVE,2024-02-01,\n"
                        .formatted(
                                SampleAccounts.zoid(account),
                                SampleAccounts.service(n / accounts),
                                quantity.applyAsInt(account)));
            }
        }
    }

    /** Imports a file as an admin would and returns when it is in force. */
    static void take(BenchDesk desk, Path file, int lines, ImportMode mode) throws IOException {
        DirectoryImports imports = desk.part(DirectoryImports.class);
        Import one;
        try (InputStream bytes = Files.newInputStream(file)) {
            one = imports.take(
                    new ImportRequest(
                            FactKind.SUBSCRIPTIONS,
                            mode,
                            false,
                            StandardCharsets.UTF_8,
                            "bench",
                            null,
                            Files.size(file)),
                    bytes);
        }
        while (one.state().isAtWork()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            one = imports.find(one.id()).orElseThrow();
        }
        if (one.state() != ImportState.APPLIED || one.added() + one.changed() + one.same() != lines) {
            throw new IllegalStateException("It was not imported: " + one);
        }
    }

    private static double copy(DataSource database, Path file) throws Exception {
        try (Connection connection = database.getConnection();
                InputStream bytes = Files.newInputStream(file)) {
            connection.createStatement().execute("""
                    create table bare_subscription (like directory.subscription including constraints);
                    alter table bare_subscription alter since_change set default 1,
                        add primary key (zoid, service, plan, kind, from_on, since_change)""");
            long start = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                    copy bare_subscription (zoid, service, plan, kind, quantity, status, from_on, until_on)
                    from stdin with (format csv, header)""", bytes, 1 << 16);
            double seconds = (System.nanoTime() - start) / 1e9;
            connection.createStatement().execute("drop table bare_subscription");
            return seconds;
        }
    }

    /** What outlives a collection: the old generation, from its state now to its highest. */
    private static final class Heap {
        private final MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .findFirst()
                .orElseThrow();
        private final long before;

        Heap() {
            System.gc();
            old.resetPeakUsage();
            before = old.getUsage().getUsed();
        }

        double grownMegabytes() {
            return (old.getPeakUsage().getUsed() - before) / 1e6;
        }
    }
}
