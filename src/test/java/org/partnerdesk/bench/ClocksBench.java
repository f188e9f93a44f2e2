package org.partnerdesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Terms;
import org.partnerdesk.commitments.WorkingHours;
import org.partnerdesk.reporting.Forecasts;
import org.springframework.transaction.support.TransactionTemplate;

/** What promises cost: to give them to a new ticket, to read them, to count open time. */
final class ClocksBench implements Measurement {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms TERMS = new Terms("S1", "UK", "premium", null);

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        int tickets = workbench.tickets();
        Commitments commitments = desk.part(Commitments.class);
        int times = workbench.amount(1_000);
        Timings.of(2, times, client -> commitments.of(BenchTickets.any(tickets)));
        starts(desk, times);
        double[] start = new double[Workbench.ROUNDS];
        double[] read = new double[Workbench.ROUNDS];
        double[] add = new double[Workbench.ROUNDS];
        double[] row = new double[Workbench.ROUNDS];
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            start[round] = starts(desk, times);
            read[round] = Timings.of(1, times, client -> commitments.of(BenchTickets.any(tickets)))
                    .percentileMillis(50);
            add[round] = addNanos(commitments.calendars().getFirst(), workbench.amount(1_000_000));
            row[round] = workbench.ceiling().readMillis();
        }
        double readMillis = Workbench.median(row);
        StepTimes steps = new StepTimes(desk);
        steps.atOnce(workbench.amount(1_000));
        double[] together = new double[Workbench.ROUNDS];
        double[] late = new double[Workbench.ROUNDS];
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            together[round] = steps.atOnce(workbench.amount(10_000));
            late[round] = steps.late(workbench.amount(1_000), Duration.ofMillis(20));
        }
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("clocks", "start of a new ticket's clocks: median", Workbench.median(start), "ms")
                        .beside(readMillis),
                Figure.of("clocks", "a ticket's promises as they stand: median", Workbench.median(read), "ms")
                        .beside(readMillis),
                Figure.of("clocks", "10,000 steps due at one instant, all done", Workbench.median(together), "s")
                        .below(10),
                Figure.of("clocks", "a step done after its instant: 99 of 100", Workbench.median(late), "s")
                        .below(1),
                Figure.of("clocks", "open time added in a calendar, processor time", Workbench.median(add), "ns")));
        Forecasts forecasts = desk.part(Forecasts.class);
        double[] forecast = new double[Workbench.ROUNDS];
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            long from = System.nanoTime();
            forecasts.ofPresent();
            forecast[round] = (System.nanoTime() - from) / 1e9;
        }
        figures.add(Figure.of("clocks", "a forecast of 24 hours, by region", Workbench.median(forecast), "s"));
        figures.addAll(RetargetTimes.of(desk, workbench.amount(33_334)));
        figures.addAll(AttainmentTimes.of(desk, workbench.amount(1_000_000)));
        return figures;
    }

    /** Inside a transaction that somebody else commits, as at every intake. */
    private static double starts(BenchDesk desk, int times) throws Exception {
        Commitments commitments = desk.part(Commitments.class);
        TransactionTemplate transaction = desk.part(TransactionTemplate.class);
        long[] taken = new long[times];
        for (int i = 0; i < times; i++) {
            long ticket = 1_000_000_000L + i;
            AtomicLong nanos = new AtomicLong();
            transaction.executeWithoutResult(status -> {
                long from = System.nanoTime();
                commitments.start(ticket, TERMS, BEGIN.plusSeconds(ticket % 86_400));
                nanos.set(System.nanoTime() - from);
                status.setRollbackOnly();
            });
            taken[i] = nanos.get();
        }
        return Timings.of(taken, 0).percentileMillis(50);
    }

    /** Of the processor, so that other work on the machine does not count. */
    private static double addNanos(WorkingHours hours, int times) {
        long kept = 0;
        long from = Timings.cpuNanos();
        for (int i = 0; i < times; i++) {
            Instant begin = BEGIN.plusSeconds(ThreadLocalRandom.current().nextInt(31_000_000));
            kept += hours.after(begin, Duration.ofMinutes(i % 2_880)).getEpochSecond();
        }
        double nanos = (Timings.cpuNanos() - from) / (double) times;
        if (kept == 0) {
            throw new IllegalStateException("Never: it keeps the JVM from leaving the loop out");
        }
        return nanos;
    }
}
