package org.partnerdesk.bench;

import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.partnerdesk.commitments.Commitments;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tickets that are there before anything is measured. A hundred of them have been lived through the product's own
 * doors, so that clocks, receipts, history and mails are what they really are; COPY makes the rest out of those.
 */
record BenchTickets(BenchDesk desk) {
    private static final int FIRST_ID = 10_001;
    private static final int LIVED = 100;

    long count() {
        return jdbc().sql("select count(*) from ticketing.ticket")
                .query(Long.class)
                .single();
    }

    void make(int tickets) throws Exception {
        int lived = Math.min(LIVED, tickets / 10);
        long start = System.nanoTime();
        new LivedTickets(desk).live(lived);
        CopiedTickets.make(desk.part(DataSource.class), CopiedTickets.Originals.all(lived), tickets / lived - 1);
        // The copies' goals and limits that have passed meanwhile.
        desk.part(Commitments.class).settleDue();
        System.err.printf("Made %,d tickets in %.1f s.%n", count(), (System.nanoTime() - start) / 1e9);
    }

    /** The id of any of so many. */
    static long any(int tickets) {
        return FIRST_ID + ThreadLocalRandom.current().nextInt(tickets);
    }

    private JdbcClient jdbc() {
        return desk.part(JdbcClient.class);
    }
}
