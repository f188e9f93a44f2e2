package org.partnerdesk.bench;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Passage;

/**
 * How long it takes to know who writes and whether their customer deserves priority: sender and verdict, reading of the
 * text included, keeping it not.
 *
 * @param p95Millis the median of the rounds' 95 of a hundred
 * @param medianMillis the median of the rounds' medians
 */
record VerificationTimes(double p95Millis, double medianMillis) {
    private static final int TIMES = 4_000;

    /** Of accounts picked at random, in turn by SuperAdmin, a user's address, ZOID and domain. */
    static VerificationTimes of(BenchDesk desk, int accounts, int times) throws Exception {
        Directory directory = desk.part(Directory.class);
        Entitlements entitlements = desk.part(Entitlements.class);
        Clock clock = desk.part(Clock.class);
        double[] p95 = new double[Workbench.ROUNDS];
        double[] median = new double[Workbench.ROUNDS];
        int[] turn = new int[1];
        Timings.Work one = client -> {
            int account = ThreadLocalRandom.current().nextInt(accounts);
            Claim claim = claim(turn[0]++ % 4, account, directory, clock);
            if (!leadsTo(SampleAccounts.zoid(account), entitlements.assess(claim))) {
                throw new IllegalStateException("Not found: " + claim);
            }
        };
        // Until it is compiled: whoever is measured first must not pay for the other.
        Timings.of(1, 3 * times, one);
        for (int round = 0; round < Workbench.ROUNDS; round++) {
            Timings timings = Timings.of(1, times, one);
            p95[round] = timings.percentileMillis(95);
            median[round] = timings.percentileMillis(50);
        }
        return new VerificationTimes(Workbench.median(p95), Workbench.median(median));
    }

    static VerificationTimes of(Workbench workbench, int accounts) throws Exception {
        return of(workbench.desk(), accounts, workbench.amount(TIMES));
    }

    /** By the SuperAdmin's address, ZOID and domain it is settled, by a user's address offered. */
    private static boolean leadsTo(String zoid, Assessment verdict) {
        return verdict.account() != null && verdict.account().zoid().equals(zoid)
                || verdict.receipt().finds().stream()
                        .anyMatch(find -> find.zoid().equals(zoid));
    }

    private static Claim claim(int way, int account, Directory directory, Clock clock) {
        String words = switch (way) {
            case 1 -> "Since this morning " + SampleAccounts.user(account) + " sees an empty list.";
            case 3 -> "All of https://www." + SampleAccounts.domain(account) + "/ see an empty list.";
            default -> "Since this morning they see an empty list.";
        };
        return new Claim(
                way == 0 ? SampleAccounts.superAdmin(account) : null,
                way == 2 ? SampleAccounts.zoid(account) : null,
                "Zoho CRM",
                List.of(new Passage(Passage.Source.OWN_WORDS, words)),
                directory.sender(SampleAccounts.partnerUser(account)),
                clock.instant(),
                false);
    }
}
