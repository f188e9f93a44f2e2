package org.partnerdesk.bench;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory while it grows from 2,000 accounts to 200,000 with 2,000,000 users and 1,000,000 subscriptions. */
final class DirectoryBench implements Measurement {
    private static final int FEW = 2_000;
    private static final int MANY = 200_000;
    private static final int CHANGED = 10_000;
    private static final double VERIFICATION_MILLIS = 1.5;
    private static final double MOST_TIMES_THAT_OF_FEW = 1.3;

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        SampleAccounts accounts = new SampleAccounts(desk.part(JdbcClient.class));
        int many = workbench.amount(MANY);
        double oneRow = workbench.ceiling().readMillis();

        accounts.add(0, FEW);
        accounts.addSubscriptions(0, FEW);
        VerificationTimes amongFew = VerificationTimes.of(workbench, FEW);

        accounts.add(FEW, many);
        List<Figure> figures = new ArrayList<>(ImportTimes.of(desk, many));
        accounts.analyze();
        VerificationTimes amongMany = VerificationTimes.of(workbench, many);

        figures.add(Figure.of(
                        "directory",
                        "sender and verdict among %,d accounts: p95".formatted(FEW),
                        amongFew.p95Millis(),
                        "ms")
                .beside(oneRow)
                .below(VERIFICATION_MILLIS));
        figures.add(Figure.of(
                        "directory",
                        "sender and verdict among %,d accounts: p95".formatted(many),
                        amongMany.p95Millis(),
                        "ms")
                .beside(oneRow)
                .below(VERIFICATION_MILLIS));
        figures.add(Figure.of(
                        "directory",
                        "its median, times that among %,d".formatted(FEW),
                        amongMany.medianMillis() / amongFew.medianMillis(),
                        "times")
                .below(MOST_TIMES_THAT_OF_FEW));
        figures.addAll(RecheckTimes.of(desk, workbench.amount(CHANGED)));
        return figures;
    }
}
