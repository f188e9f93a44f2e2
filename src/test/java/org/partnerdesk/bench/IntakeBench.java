package org.partnerdesk.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the partner's mail server to the agent's queue. */
final class IntakeBench implements Measurement {
    private static final double GOAL_MILLIS = 1_000;
    private static final int CONNECTIONS = 10;
    private static final int CALM_PER_SECOND = 10;
    private static final int CALM_MAILS = 100;
    private static final int BURST_EACH = 150;

    private final AtomicInteger sent = new AtomicInteger();

    private record Burst(double taken, double tickets) {}

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        burst(desk, workbench.amount(BURST_EACH));
        double[] seen = new double[Workbench.ROUNDS];
        double[] taken = new double[Workbench.ROUNDS];
        double[] tickets = new double[Workbench.ROUNDS];
        double[] writes = new double[Workbench.ROUNDS];
        double[] write = new double[Workbench.ROUNDS];
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            seen[round] = calm(desk, workbench.amount(CALM_MAILS)).percentileMillis(95);
            Burst burst = burst(desk, workbench.amount(BURST_EACH));
            taken[round] = burst.taken();
            tickets[round] = burst.tickets();
            writes[round] = workbench.ceiling().writes(Ceiling.CLIENTS);
            write[round] = workbench.ceiling().writeMillis();
        }
        double ceiling = Workbench.median(writes);
        return List.of(
                Figure.of("intake", "250 to visible in the list: p95, 10 mails/s", Workbench.median(seen), "ms")
                        .beside(Workbench.median(write))
                        .below(GOAL_MILLIS),
                Figure.of("intake", "2 KB mails accepted and kept, 10 connections", Workbench.median(taken), "1/s")
                        .beside(ceiling)
                        .atLeastOneIn(3),
                Figure.of("intake", "mails to verified tickets, in a burst", Workbench.median(tickets), "1/s")
                        .beside(ceiling)
                        .atLeastOneIn(8));
    }

    /** Mails at an even pace; how long after its 250 each could be seen in the API's list. */
    private Timings calm(BenchDesk desk, int mails) throws Exception {
        Map<String, Long> accepted = new ConcurrentHashMap<>();
        Map<String, Long> seen = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        try (Visitor program = Visitor.withToken(desk.address(), BenchDesk.TOKEN)) {
            Thread watcher = Thread.ofPlatform().start(() -> watch(program, seen, mails));
            try (SmtpSession session = new SmtpSession(desk.smtpPort())) {
                for (int i = 0; i < mails; i++) {
                    pauseUntil(start + i * TimeUnit.SECONDS.toNanos(1) / CALM_PER_SECOND);
                    SampleMail mail = next("calm");
                    session.send(mail);
                    accepted.put(mail.subject(), System.nanoTime());
                }
            }
            watcher.join(TimeUnit.SECONDS.toMillis(60));
        }
        long[] waited = accepted.entrySet().stream()
                .mapToLong(mail -> Math.max(0, seen.getOrDefault(mail.getKey(), Long.MAX_VALUE) - mail.getValue()))
                .toArray();
        return Timings.of(waited, (System.nanoTime() - start) / 1e9);
    }

    /** Asks for the newest tickets again and again, as a program would that waits for one. */
    private static void watch(Visitor program, Map<String, Long> seen, int mails) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (seen.size() < mails && System.nanoTime() < end) {
                JsonNode list = JsonMapper.shared().readTree(program.text("/api/v1/tickets?limit=20"));
                long now = System.nanoTime();
                for (JsonNode ticket : list.get("items")) {
                    String subject = ticket.get("subject").stringValue();
                    if (subject.startsWith("calm")) {
                        seen.putIfAbsent(subject, now);
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Mails as fast as they are taken, until the last one is a ticket; reading goes on beside taking. */
    private Burst burst(BenchDesk desk, int each) throws Exception {
        JdbcClient jdbc = desk.part(JdbcClient.class);
        SmtpSession[] sessions = new SmtpSession[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            sessions[i] = new SmtpSession(desk.smtpPort());
        }
        long before = tickets(jdbc);
        long start = System.nanoTime();
        Timings taking = Timings.of(CONNECTIONS, each, client -> sessions[client].send(next("burst")));
        while (isMailWaiting(jdbc)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (SmtpSession session : sessions) {
            session.close();
        }
        int mails = CONNECTIONS * each;
        if (tickets(jdbc) - before != mails) {
            throw new IllegalStateException("Of " + mails + " mails only " + (tickets(jdbc) - before) + " are tickets");
        }
        return new Burst(taking.perSecond(), mails / seconds);
    }

    private static boolean isMailWaiting(JdbcClient jdbc) {
        return jdbc.sql("select exists (select 1 from intake.inbox where decision is null)")
                .query(Boolean.class)
                .single();
    }

    private static long tickets(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from ticketing.ticket")
                .query(Long.class)
                .single();
    }

    private SampleMail next(String kind) {
        return SampleMail.of(kind + sent.incrementAndGet());
    }

    private static void pauseUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
