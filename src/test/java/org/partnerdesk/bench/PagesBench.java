package org.partnerdesk.bench;

import java.util.ArrayList;
import java.util.List;
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
        double[] reads = new double[Workbench.ROUNDS];
        double[] read = new double[Workbench.ROUNDS];
        List<Place> places = places(workbench.tickets());
        List<Rounds> measured = new ArrayList<>();
        try (Visitor agent = Visitor.signedIn(desk.address(), "mina@desk.example");
                Visitor program = Visitor.withToken(desk.address(), BenchDesk.TOKEN)) {
            for (Place place : places) {
                Visitor visitor = place.api() ? program : agent;
                measured.add(new Rounds(
                        place, client -> visitor.visit(place.address().next())));
            }
            for (Rounds rounds : measured) {
                rounds.warmUp(workbench.amount(40) / 10.0);
            }
            for (int round = 0; round < Workbench.ROUNDS; round++) {
                for (Rounds rounds : measured) {
                    rounds.measure(round, workbench.amount(VISITS));
                }
                reads[round] = workbench.ceiling().reads(Ceiling.CLIENTS);
                read[round] = workbench.ceiling().readMillis();
            }
        }
        return measured.stream()
                .flatMap(rounds -> rounds.figures(Workbench.median(reads), Workbench.median(read)).stream())
                .toList();
    }

    private static List<Place> places(int tickets) {
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

    /** What one place gave in each round. */
    private static final class Rounds {
        private final Place place;
        private final Timings.Work visit;
        private final double[] alone = new double[Workbench.ROUNDS];
        private final double[] crowded = new double[Workbench.ROUNDS];
        private final double[] rate = new double[Workbench.ROUNDS];

        private Rounds(Place place, Timings.Work visit) {
            this.place = place;
            this.visit = visit;
        }

        /** Until the JVM has compiled what matters. */
        private void warmUp(double seconds) throws Exception {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() < end) {
                Timings.of(2, 20, visit);
            }
        }

        private void measure(int round, int visits) throws Exception {
            alone[round] = Timings.of(1, visits, visit).percentileMillis(95);
            Timings crowd = Timings.of(CROWD, visits / CROWD, visit);
            crowded[round] = crowd.percentileMillis(95);
            rate[round] = crowd.perSecond();
        }

        private List<Figure> figures(double readsPerSecond, double readMillis) {
            return List.of(
                    Figure.of("pages", place.name() + ": p95, 1 client", Workbench.median(alone), "ms")
                            .beside(readMillis)
                            .below(GOAL_MILLIS),
                    Figure.of("pages", place.name() + ": p95, 4 clients", Workbench.median(crowded), "ms")
                            .beside(readMillis)
                            .below(GOAL_MILLIS),
                    Figure.of("pages", place.name() + ": rate, 4 clients", Workbench.median(rate), "1/s")
                            .beside(readsPerSecond));
        }
    }
}
