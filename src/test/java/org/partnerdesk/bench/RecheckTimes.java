package org.partnerdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.partnerdesk.directory.imports.ImportMode;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file that changes a subscription of each of many accounts: until all their open tickets have been verified anew. One
 * of a hundred of the accounts grows large by it.
 */
final class RecheckTimes {
    private static final int MOST_SECONDS = 20;
    private static final double LOCK_MILLIS = 100;
    private static final int TICKETS_EACH = 5;
    /** Accounts whose tickets come in by the desk's own door; those of the others are copies. */
    private static final int WRITTEN = 100;
    /** Of them the one that is below the threshold of its region and gets above it. */
    private static final int GROWS = 3;

    private RecheckTimes() {}

    /** @param accounts a multiple of 100, at most 1,000,000 */
    static List<Figure> of(BenchDesk desk, int accounts) throws Exception {
        long first = openTickets(desk, accounts);
        int tickets = accounts * TICKETS_EACH;
        Path file = Files.createTempFile(Path.of("target"), "subscriptions", ".csv");
        Agent agent = new Agent(desk, first, tickets);
        try {
            ImportTimes.write(file, accounts, 1, account -> {
                int more = account % WRITTEN == GROWS ? 60 : 1;
                return SampleAccounts.quantity(account) + more;
            });
            Thread working = Thread.ofPlatform().start(agent);
            ImportTimes.take(desk, file, accounts, ImportMode.DELTA);
            Recheck recheck = finished(desk.part(JdbcClient.class));
            agent.enough = true;
            working.join();
            if (recheck.checked() < tickets || recheck.renewed() < tickets) {
                throw new IllegalStateException("Not all were verified anew: " + recheck);
            }
            return List.of(
                    Figure.of(
                                    "directory",
                                    "%,d open tickets of %,d accounts verified anew, 1 in 100 raised to S1"
                                            .formatted(tickets, accounts),
                                    recheck.seconds(),
                                    "s")
                            .below(MOST_SECONDS),
                    Figure.of("directory", "longest wait for a ticket's lock meanwhile", agent.longestMillis, "ms")
                            .below(LOCK_MILLIS));
        } finally {
            agent.enough = true;
            Files.delete(file);
        }
    }

    /** @return the id of the first of them */
    private static long openTickets(BenchDesk desk, int accounts) throws Exception {
        Intake intake = desk.part(Intake.class);
        long first = 0;
        for (int i = 0; i < WRITTEN * TICKETS_EACH; i++) {
            int account = i % WRITTEN;
            long id = intake.submit(Submission.typed(
                            Channel.API,
                            SampleAccounts.partnerUser(account),
                            "The list is empty",
                            "Since this morning they see an empty list.",
                            SampleAccounts.superAdmin(account),
                            null,
                            "Zoho CRM",
                            null))
                    .id();
            first = i == 0 ? id : first;
        }
        // The first four digits of an account's six become the copy's number, wherever they stand.
        String anotherAccount = """
                replace(replace(r, 'a0000', 'a' || lpad(k::text, 4, '0')), '2000000', '200' || lpad(k::text, 4, '0'))""";
        CopiedTickets.make(
                desk.part(DataSource.class),
                new CopiedTickets.Originals(first, WRITTEN * TICKETS_EACH, anotherAccount),
                accounts / WRITTEN - 1);
        return first;
    }

    private record Recheck(int checked, int renewed, boolean finished, double seconds) {}

    private static Recheck finished(JdbcClient jdbc) {
        while (true) {
            Recheck last = jdbc.sql("""
                    select checked, renewed, finished_at is not null as finished,
                           coalesce(extract(epoch from finished_at - asked_at), 0)::float8 as seconds
                    from workflow.pub_recheck where change is not null order by id desc limit 1""").query(Recheck.class).single();
            if (last.finished()) {
                return last;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /**
     * Takes any of the tickets in hand, again and again, and lets go of it at once: how long until it had it, without the
     * commit, which waits for the disk as any does.
     */
    private static final class Agent implements Runnable {
        private final Ticketing ticketing;
        private final TransactionTemplate transaction;
        private final long first;
        private final int tickets;
        private double longestMillis;
        private volatile boolean enough;

        Agent(BenchDesk desk, long first, int tickets) {
            this.ticketing = desk.part(Ticketing.class);
            this.transaction = desk.part(TransactionTemplate.class);
            this.first = first;
            this.tickets = tickets;
        }

        @Override
        public void run() {
            while (!enough) {
                long ticket = first + ThreadLocalRandom.current().nextInt(tickets);
                double waited = transaction.execute(status -> {
                    long start = System.nanoTime();
                    ticketing.lock(ticket);
                    return (System.nanoTime() - start) / 1e6;
                });
                longestMillis = Math.max(longestMillis, waited);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }
    }
}
