package org.partnerdesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.partnerdesk.search.TicketView;

/** Pages and lists over HTTP among 10,000 tickets, by one client and by four at once. */
final class PagesBench implements Measurement {
    private static final double GOAL_MILLIS = 30;
    private static final int CROWD = 4;
    private static final int VISITS = 400;

    /** Which address is asked for next. */
    private interface Address {
        String next();
    }

    private record Place(String name, boolean api, Address address) {}

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        List<Figure> figures = new ArrayList<>();
        try (Visitor agent = Visitor.signedIn(desk.address(), "mina@desk.example");
                Visitor program = Visitor.withToken(desk.address(), BenchDesk.TOKEN)) {
            for (Place place : places(desk.tickets().count())) {
                figures.addAll(measure(workbench, place, place.api() ? program : agent));
            }
        }
        return figures;
    }

    private static List<Place> places(long tickets) {
        AtomicInteger turn = new AtomicInteger();
        TicketView[] views = TicketView.values();
        return List.of(
                new Place(
                        "queue, all views in turn",
                        false,
                        () -> "/desk?view=" + views[turn.getAndIncrement() % views.length].code()),
                new Place("ticket", false, () -> "/desk/tickets/" + BenchTickets.any(tickets)),
                new Place(
                        "queue, search", false, () -> "/desk?q=" + LivedTickets.rareWord(turn.getAndIncrement() % 10)),
                new Place("API list", true, () -> "/api/v1/tickets?limit=50"),
                new Place(
                        "API search, rare word",
                        true,
                        () -> "/api/v1/tickets?limit=50&q=" + LivedTickets.rareWord(turn.getAndIncrement() % 10)),
                new Place("API search, word of all tickets", true, () -> "/api/v1/tickets?limit=50&q=morning"));
    }

    private static List<Figure> measure(Workbench workbench, Place place, Visitor visitor) throws Exception {
        Timings.Work visit = client -> visitor.visit(place.address().next());
        warmUp(workbench, visit);
        double[] alone = new double[Workbench.ROUNDS];
        double[] crowded = new double[Workbench.ROUNDS];
        double[] rate = new double[Workbench.ROUNDS];
        double[] reads = new double[Workbench.ROUNDS];
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            alone[round] = Timings.of(1, workbench.amount(VISITS), visit).percentileMillis(95);
            Timings crowd = Timings.of(CROWD, workbench.amount(VISITS), visit);
            crowded[round] = crowd.percentileMillis(95);
            rate[round] = crowd.perSecond();
            reads[round] = workbench.ceiling().reads();
        }
        double readsPerSecond = Workbench.median(reads);
        double readMillis = Ceiling.CLIENTS * 1000 / readsPerSecond;
        String name = place.name();
        return List.of(
                Figure.of("pages", name + ": p95, 1 client", Workbench.median(alone), "ms")
                        .beside(readMillis)
                        .below(GOAL_MILLIS),
                Figure.of("pages", name + ": p95, 4 clients", Workbench.median(crowded), "ms")
                        .beside(readMillis)
                        .below(GOAL_MILLIS),
                Figure.of("pages", name + ": rate, 4 clients", Workbench.median(rate), "1/s")
                        .beside(readsPerSecond));
    }

    /** Until the JVM has compiled what matters. */
    private static void warmUp(Workbench workbench, Timings.Work visit) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(workbench.amount(40)) / 10;
        while (System.nanoTime() < end) {
            Timings.of(2, 20, visit);
        }
    }
}
