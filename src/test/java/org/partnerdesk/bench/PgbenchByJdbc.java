package org.partnerdesk.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.partnerdesk.platform.db.DatabaseAddress;

/** The ceiling by pgbench's tables and transactions, sent by JDBC from as many threads. */
record PgbenchByJdbc(DatabaseAddress database) implements Ceiling {
    private static final int ACCOUNTS = 100_000 * SCALE;
    private static final int TELLERS = 10 * SCALE;

    /** The tables of {@code pgbench -i}. */
    static PgbenchByJdbc prepared(DatabaseAddress database) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
                    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84));
                    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84));
                    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
                    insert into pgbench_branches select b, 0, '' from generate_series(1, %1$d) b;
                    insert into pgbench_tellers select t, (t - 1) / 10 + 1, 0, '' from generate_series(1, 10 * %1$d) t;
                    insert into pgbench_accounts select a, (a - 1) / 100000 + 1, 0, ''
                    from generate_series(1, 100000 * %1$d) a""".formatted(SCALE));
            statement.execute("vacuum analyze");
        }
        return new PgbenchByJdbc(database);
    }

    @Override
    public String name() {
        return "pgbench's transactions sent by JDBC (pgbench itself is not installed)";
    }

    @Override
    public double writes(int clients) throws Exception {
        return rate(PgbenchByJdbc::simpleUpdate, clients);
    }

    @Override
    public double reads(int clients) throws Exception {
        return rate(PgbenchByJdbc::selectOnly, clients);
    }

    /** Prepares its statements on a connection; what comes back does one transaction. */
    private interface Script {
        Callable<Void> on(Connection connection) throws SQLException;
    }

    private double rate(Script script, int count) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<Void>> transactions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                connections.add(connect(database));
                transactions.add(script.on(connections.getLast()));
            }
            // Connecting is not counted, as the program does not.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Callable<Long>> clients = transactions.stream()
                    .<Callable<Long>>map(transaction -> () -> repeated(transaction, end))
                    .toList();
            double done = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                done += client.get();
            }
            return done / SECONDS;
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Statements as text, which is what the program sends unless told otherwise; prepared they reach half as much again. */
    private static Connection connect(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?preferQueryMode=simple", database.user(), database.password());
    }

    private static long repeated(Callable<Void> transaction, long end) throws Exception {
        long done = 0;
        for (; System.nanoTime() < end; done++) {
            transaction.call();
        }
        return done;
    }

    /** {@code pgbench -N}: TPC-B without the updates that all clients fight for. */
    private static Callable<Void> simpleUpdate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement update =
                connection.prepareStatement("update pgbench_accounts set abalance = abalance + ? where aid = ?");
        PreparedStatement select = connection.prepareStatement("select abalance from pgbench_accounts where aid = ?");
        PreparedStatement insert = connection.prepareStatement("""
                insert into pgbench_history (tid, bid, aid, delta, mtime) values (?, ?, ?, ?, current_timestamp)""");
        return () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int account = random.nextInt(ACCOUNTS) + 1;
            int delta = random.nextInt(-5_000, 5_001);
            update.setInt(1, delta);
            update.setInt(2, account);
            update.executeUpdate();
            select.setInt(1, account);
            select.executeQuery().close();
            insert.setInt(1, random.nextInt(TELLERS) + 1);
            insert.setInt(2, random.nextInt(SCALE) + 1);
            insert.setInt(3, account);
            insert.setInt(4, delta);
            insert.executeUpdate();
            connection.commit();
            return null;
        };
    }

    private static Callable<Void> selectOnly(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("select abalance from pgbench_accounts where aid = ?");
        return () -> {
            select.setInt(1, ThreadLocalRandom.current().nextInt(ACCOUNTS) + 1);
            select.executeQuery().close();
            return null;
        };
    }
}
