package org.partnerdesk.bench;

import java.io.BufferedWriter;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.DirectoryImports;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.ImportMode;
import org.partnerdesk.directory.imports.ImportRequest;
import org.partnerdesk.directory.imports.ImportState;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.ticketing.Channel;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A million subscriptions as a file, beside PostgreSQL's own COPY of the same file, while tickets come in. */
final class DirectoryBench implements Measurement {
    private static final int SUBSCRIPTIONS = 1_000_000;
    private static final int EACH = 5;
    private static final long FIRST_ZOID = 200_000_000;
    private static final int MOST_TIMES = 4;
    private static final double INTAKE_MILLIS = 200;
    private static final double HEAP_MEGABYTES = 64;

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        int subscriptions = workbench.amount(SUBSCRIPTIONS);
        makeAccounts(desk.part(JdbcClient.class), subscriptions / EACH);
        Path file = Files.createTempFile(Path.of("target"), "subscriptions", ".csv");
        try {
            write(file, subscriptions);
            double bare = copy(desk.part(DataSource.class), file);
            Meanwhile tickets = new Meanwhile(desk.part(Intake.class));
            Heap heap = new Heap();
            Thread coming = Thread.ofPlatform().start(tickets);
            long start = System.nanoTime();
            Import one = take(desk.part(DirectoryImports.class), file);
            double seconds = (System.nanoTime() - start) / 1e9;
            tickets.enough = true;
            coming.join();
            if (one.state() != ImportState.APPLIED || one.added() != subscriptions) {
                throw new IllegalStateException("It was not imported: " + one);
            }
            return List.of(
                    Figure.of("directory", "import of %,d subscriptions".formatted(subscriptions), seconds, "s")
                            .beside(bare)
                            .below(bare * MOST_TIMES),
                    Figure.of("directory", "heap it added at most", heap.grownMegabytes(), "MB")
                            .below(HEAP_MEGABYTES),
                    Figure.of("directory", "opening a ticket meanwhile: p99", tickets.p99(), "ms")
                            .below(INTAKE_MILLIS));
        } finally {
            Files.delete(file);
        }
    }

    private static void makeAccounts(JdbcClient jdbc, int accounts) {
        long change = jdbc.sql("""
                insert into directory.change (no, at, kind)
                select max(no) + 1, max(at), 'FILE' from directory.change returning no""").query(Long.class).single();
        jdbc.sql("""
                insert into directory.account
                select (:first + n)::text, 'Account ' || n, 'EU', 'EU', 'it@a' || n || '.example', '{}',
                       array['a' || n || '.example'], '-infinity', null, :change, null
                from generate_series(0, :accounts - 1) n""")
                .param("first", FIRST_ZOID)
                .param("accounts", accounts)
                .param("change", change)
                .update();
        jdbc.sql("analyze directory.account").update();
    }

    /** In no order, as exports are. */
    private static void write(Path file, int subscriptions) throws Exception {
        String[] services = {"crm", "desk", "books", "mail", "people"};
        int accounts = subscriptions / EACH;
        try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            lines.write("zoid,service,plan,kind,quantity,status,from,until\n");
            for (long i = 0; i < subscriptions; i++) {
                long n = i * 7_919 % subscriptions;
                lines.write(Long.toString(FIRST_ZOID + n % accounts));
                lines.write(",%s,Enterprise,PAID,%d,ACTIVE,2024-02-01,\n"
                        .formatted(services[(int) (n / accounts)], 1 + n % 900));
            }
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

    private static Import take(DirectoryImports imports, Path file) throws Exception {
        Import one;
        try (InputStream bytes = Files.newInputStream(file)) {
            one = imports.take(
                    new ImportRequest(
                            FactKind.SUBSCRIPTIONS,
                            ImportMode.DELTA,
                            false,
                            StandardCharsets.UTF_8,
                            "bench",
                            null,
                            Files.size(file)),
                    bytes);
        }
        System.err.printf("Staged %,d lines.%n", one.lines());
        while (one.state().isAtWork()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            one = imports.find(one.id()).orElseThrow();
        }
        return one;
    }

    /** Ten tickets a second for as long as it takes. */
    private static final class Meanwhile implements Runnable {
        private final Intake intake;
        private final List<Long> taken = new ArrayList<>();
        private volatile boolean enough;

        Meanwhile(Intake intake) {
            this.intake = intake;
        }

        @Override
        public void run() {
            while (!enough) {
                long start = System.nanoTime();
                intake.submit(Submission.typed(
                        Channel.API,
                        "dana@delta-channel.example",
                        "Meanwhile",
                        "",
                        "it@harbor-freightways.example",
                        null,
                        null,
                        null));
                taken.add(System.nanoTime() - start);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100) - (System.nanoTime() - start));
            }
        }

        double p99() {
            return Timings.of(taken.stream().mapToLong(Long::longValue).toArray(), 1)
                    .percentileMillis(99);
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
