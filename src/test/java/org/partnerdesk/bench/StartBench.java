package org.partnerdesk.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerdesk.search.TicketView;

/** The product's own process on the folder with the tickets: how soon it is there again, how much memory it keeps. */
final class StartBench implements Measurement {
    private static final double GOAL_SECONDS = 10;
    private static final double GOAL_MEGABYTES = 450;
    private static final int VISITS = 2_000;
    private static final int MAILS = 300;

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        Path build = LaunchedDesk.build()
                .orElseThrow(() -> new Skipped("./run has not built this source yet; start it once and stop it."));
        Path folder = workbench.release();
        LaunchedDesk.on(folder, build).close();
        double[] starts = new double[Workbench.ROUNDS];
        Optional<Double> memory = Optional.empty();
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            try (LaunchedDesk desk = LaunchedDesk.on(folder, build)) {
                starts[round] = desk.secondsToFirstPage();
                if (round == Workbench.ROUNDS - 1) {
                    work(workbench, desk);
                    memory = desk.residentMegabytes();
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("start", "second start to first page", Workbench.median(starts), "s")
                .below(GOAL_SECONDS));
        memory.ifPresent(megabytes ->
                figures.add(Figure.of("start", "resident memory of the application after work", megabytes, "MB")
                        .below(GOAL_MEGABYTES)));
        return figures;
    }

    /** Pages, lists, searches and mail, so that all that is made on demand has been made. */
    private static void work(Workbench workbench, LaunchedDesk desk) throws Exception {
        TicketView[] views = TicketView.values();
        try (Visitor agent = Visitor.signedIn(desk.address(), "mina@desk.example");
                Visitor program = Visitor.withToken(desk.address(), BenchDesk.TOKEN)) {
            Timings.of(4, workbench.amount(VISITS) / 4, client -> {
                long ticket = BenchTickets.any(workbench.tickets());
                agent.visit("/desk?view=" + views[(int) (ticket % views.length)].code());
                agent.visit("/desk/tickets/" + ticket);
                program.visit("/api/v1/tickets?limit=50&q=morning");
            });
        }
        try (SmtpSession session = new SmtpSession(desk.smtpPort())) {
            for (int i = 0; i < workbench.amount(MAILS); i++) {
                session.send(SampleMail.of("launched" + i));
            }
        }
    }
}
