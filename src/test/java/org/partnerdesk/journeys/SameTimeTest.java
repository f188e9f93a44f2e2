package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.support.AtOnce;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.VendorSystem;
import org.partnerdesk.support.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** D5: how long a partner waits for the answer does not tell whether somebody else's customer exists, nor how large it is. */
class SameTimeTest {
    private static final String KESTREL = "it@kestrel-aviation.example";
    private static final String SMALL = "it@small-and-foreign.example";
    private static final List<String> CUSTOMERS = List.of("it@nobody-knows.example", KESTREL, SMALL);
    private static final int CLIENTS = 6;
    private static final Duration DEADLINE = Duration.ofMillis(200);
    private static RunningDesk desk;

    /** How a partner may try. */
    private enum Way {
        FORM {
            @Override
            String begin(Visitor partner) {
                return "";
            }

            @Override
            Visitor.Shown send(Visitor partner, String request, String customer) {
                return partner.post("/help/new", form(customer));
            }
        },
        REPLY {
            @Override
            String begin(Visitor partner) {
                return partner.post("/help/new", form("")).location().replaceFirst(".*(/help/[^?]*).*", "$1");
            }

            @Override
            Visitor.Shown send(Visitor partner, String request, String customer) {
                return partner.post(request + "/replies", Map.of("body", "It is about " + customer + "."));
            }
        };

        /** Answers the request to which the tries belong, if they belong to one. */
        abstract String begin(Visitor partner);

        abstract Visitor.Shown send(Visitor partner, String request, String customer);
    }

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of());
        SubscriptionRow crm = new SubscriptionRow("crm", "Standard", 3, null, null, LocalDate.of(2024, 2, 1), null);
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(new AccountRow(
                                "730000001", "Small and Foreign", "US", null, SMALL, null, null, null, List.of(crm))),
                        List.of()));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nobodyCanTellUnknownFromForeignByTheClock(Way way) {
        cannotBeTold(desk, way, 120);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Tag("long")
    void nobodyCanTellUnknownFromForeignByTheClockInTwoThousandTries(Way way) {
        cannotBeTold(desk, way, 2_000);
    }

    /** The vendor's system is asked each time, and takes its time for whom it knows. */
    @Test
    void nobodyCanTellByTheClockWhomALiveSourceKnows() {
        try (VendorSystem vendor = new VendorSystem()) {
            vendor.knows(account("700100601", KESTREL, 900), KESTREL, "kestrel-aviation.example", "700100601")
                    .knows(account("730000001", SMALL, 3), SMALL, "small-and-foreign.example", "730000001");
            vendor.isIn(exchange -> {
                if (!exchange.getRequestURI().getRawQuery().contains("nobody-knows")) {
                    LockSupport.parkNanos(DEADLINE.dividedBy(2).toNanos());
                }
                vendor.answerWell(exchange);
            });
            RunningDesk live = RunningDesk.with(Map.of(
                    "partnerdesk.directory-source",
                    vendor.address(),
                    "partnerdesk.source.deadline",
                    DEADLINE.toMillis() + "ms",
                    "partnerdesk.source.fresh",
                    "0s"));
            try {
                for (Way way : Way.values()) {
                    cannotBeTold(live, way, 30);
                }
                CUSTOMERS.forEach(customer -> {
                    live.mail("dana@delta-channel.example", "partner-support@zohocorp.com", customer, "Slow");
                    live.mailTo("dana@delta-channel.example", customer);
                });
                assertThat(live.part(JdbcClient.class)
                                .sql("""
                                        select distinct 1000 * extract(epoch from o.next_try_at - t.created_at)
                                        from notification.outbox o join ticketing.ticket t on t.id = o.ticket_id""")
                                .query(Long.class)
                                .list())
                        .as("when confirmations leave after their requests were taken")
                        .containsExactly(2 * DEADLINE.toMillis());
            } finally {
                live.close();
            }
        }
    }

    /**
     * If times told nothing, the share of pairs in which one kind took longer would be a half, give or take
     * 1/sqrt(6n) (Mann and Whitney); four times that is not seen in ten thousand runs.
     */
    private static void cannotBeTold(RunningDesk desk, Way way, int tries) {
        List<long[]> times = measured(desk, way, tries);
        for (int one = 0; one < CUSTOMERS.size(); one++) {
            for (int other = one + 1; other < CUSTOMERS.size(); other++) {
                assertThat(longer(times.get(one), times.get(other)))
                        .as(way + ": " + CUSTOMERS.get(one) + " took longer than " + CUSTOMERS.get(other))
                        .isBetween(0.5 - 4 / Math.sqrt(6.0 * tries), 0.5 + 4 / Math.sqrt(6.0 * tries));
            }
        }
    }

    /** All kinds in turn, by several people, so that whatever else happens on the machine happens to all of them. */
    private static List<long[]> measured(RunningDesk desk, Way way, int tries) {
        int each = tries / CLIENTS;
        List<long[][]> byClient = AtOnce.by(CLIENTS, client -> {
            Visitor dana = Visitor.signedIn(desk, "dana@delta-channel.example");
            dana.get("/help/new");
            List<String> requests =
                    CUSTOMERS.stream().map(customer -> way.begin(dana)).toList();
            long[][] taken = new long[CUSTOMERS.size()][each];
            for (int i = -2; i < each; i++) {
                for (int kind = 0; kind < CUSTOMERS.size(); kind++) {
                    long begun = System.nanoTime();
                    Visitor.Shown answer = way.send(dana, requests.get(kind), CUSTOMERS.get(kind));
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

    private static String account(String zoid, String superAdmin, int licences) {
        return """
                {"zoid": "%s", "name": "Customer %s", "dataCentre": "US", "superAdmin": "%s",
                 "subscriptions": [{"service": "crm", "plan": "Enterprise", "quantity": %d, "from": "2024-02-01"}]}""".formatted(zoid, zoid, superAdmin, licences);
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
