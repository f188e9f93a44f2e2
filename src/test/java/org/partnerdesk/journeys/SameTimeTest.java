package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.support.AtOnce;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** D5: how long a partner waits for the answer does not tell whether somebody else's customer exists, nor how large it is. */
class SameTimeTest {
    private static final List<String> CUSTOMERS =
            List.of("it@nobody-knows.example", "it@kestrel-aviation.example", "it@small-and-foreign.example");
    private static final int CLIENTS = 6;
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of());
        SubscriptionRow crm = new SubscriptionRow("crm", "Standard", 3, null, null, LocalDate.of(2024, 2, 1), null);
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(new AccountRow(
                                "730000001",
                                "Small and Foreign",
                                "US",
                                null,
                                "it@small-and-foreign.example",
                                null,
                                null,
                                null,
                                List.of(crm))),
                        List.of()));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void nobodyCanTellUnknownFromForeignByTheClock() {
        cannotBeTold(120);
    }

    @Test
    @Tag("long")
    void nobodyCanTellUnknownFromForeignByTheClockInTwoThousandTries() {
        cannotBeTold(2_000);
    }

    /**
     * If times told nothing, the share of pairs in which one kind took longer would be a half, give or take
     * 1/sqrt(6n) (Mann and Whitney); four times that is not seen in ten thousand runs.
     */
    private static void cannotBeTold(int tries) {
        List<long[]> times = measured(tries);
        for (int one = 0; one < CUSTOMERS.size(); one++) {
            for (int other = one + 1; other < CUSTOMERS.size(); other++) {
                assertThat(longer(times.get(one), times.get(other)))
                        .as(CUSTOMERS.get(one) + " took longer than " + CUSTOMERS.get(other))
                        .isBetween(0.5 - 4 / Math.sqrt(6.0 * tries), 0.5 + 4 / Math.sqrt(6.0 * tries));
            }
        }
    }

    /** All kinds in turn, by several people, so that whatever else happens on the machine happens to all of them. */
    private static List<long[]> measured(int tries) {
        int each = tries / CLIENTS;
        List<long[][]> byClient = AtOnce.by(CLIENTS, client -> {
            Visitor dana = Visitor.signedIn(desk, "dana@delta-channel.example");
            dana.get("/help/new");
            long[][] taken = new long[CUSTOMERS.size()][each];
            for (int i = -2; i < each; i++) {
                for (int kind = 0; kind < CUSTOMERS.size(); kind++) {
                    long begun = System.nanoTime();
                    Visitor.Shown answer = dana.post("/help/new", form(CUSTOMERS.get(kind)));
                    long nanos = System.nanoTime() - begun;
                    assertThat(answer.status()).isEqualTo(302);
                    if (i >= 0) {
                        taken[kind][i] = nanos;
                    }
                }
            }
            return taken;
        });
        List<long[]> byKind = new ArrayList<>();
        for (int kind = 0; kind < CUSTOMERS.size(); kind++) {
            int k = kind;
            byKind.add(byClient.stream()
                    .flatMapToLong(taken -> Arrays.stream(taken[k]))
                    .toArray());
        }
        return byKind;
    }

    private static Map<String, String> form(String customer) {
        return Map.of("subject", "Slow", "description", "Everything is slow.", "customerPrimaryEmail", customer);
    }

    private static double longer(long[] one, long[] other) {
        double longer = IntStream.range(0, one.length)
                .mapToDouble(i -> Arrays.stream(other)
                        .mapToDouble(o -> one[i] > o ? 1 : one[i] == o ? 0.5 : 0)
                        .sum())
                .sum();
        return longer / one.length / other.length;
    }
}
