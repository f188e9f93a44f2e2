package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.Answer;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Partner;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Subscription;
import org.partnerdesk.directory.Subscription.Kind;
import org.partnerdesk.directory.Subscription.Status;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.directory.Version;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.entitlement.reading.ServiceReader;

/** What must hold of every verdict, whatever is claimed, known and in force. */
class VerdictLawsTest {
    private static final Instant AT = Instant.parse("2026-03-15T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final Version KNOWN = new Version(12, Instant.parse("2026-03-14T08:00:00Z"));
    private static final Sender DANA = new Sender(
            "dana@delta-channel.example",
            "Dana Amari",
            "en",
            new Partner(7, "Delta Channel", List.of("delta-channel.example"), Map.of()));
    private static final List<String> NAMES = List.of("Harbor Freightways", "Maple Lane Books", "Blue Mesa Clinics");
    private static final List<Service> SERVICES = List.of(
            new Service("crm", "Zoho CRM", Metric.USERS, List.of()),
            new Service("desk", "Zoho Desk", Metric.USERS, List.of()),
            new Service("campaigns", "Zoho Campaigns", Metric.CONTACTS, List.of()));
    private static final Vendor VENDOR = new Vendor(
            "Zoho",
            "PD",
            Set.of("zohocorp.com"),
            List.of(
                    new DataCentre("US", "US", "America/Chicago", "partner-support@zohocorp.com", true),
                    new DataCentre("SA", "SA", "Asia/Riyadh", "partner-support@sa.zohocorp.com", true)),
            SERVICES);
    private static final ServiceReader READER = new ServiceReader(SERVICES);

    /** What somebody may write about the customers of a scene, and beside it. */
    private static final String[] WORDS = {
        "ZOID 700100100",
        "700100101",
        "Org ID 800100102",
        "invoice 700100102",
        "admin@customer0.example",
        "admin@customer1.example",
        "both@group.example",
        "www.customer2.example",
        "Harbor Freightways",
        "nobody@nowhere.example",
        "Customer Primary Email Address: admin@customer1.example",
        "Zoho CRM",
        "Zoho Campaigns",
        "Please call me back."
    };

    /** The n-th customer; all three share a domain and a user. */
    private record Customer(int n, boolean mapped, String dataCentre, String region, List<Subscription> subscriptions) {
        Account account(List<Subscription> rows) {
            return new Account(
                    "70010010" + n,
                    NAMES.get(n),
                    dataCentre,
                    region,
                    "admin@customer" + n + ".example",
                    List.of("80010010" + n),
                    List.of("customer" + n + ".example", "group.example"),
                    rows);
        }

        Stream<Match> matches(Keys keys, List<Subscription> rows) {
            Account account = account(rows);
            return Stream.of(
                            found(KeyKind.SUPER_ADMIN_EMAIL, keys.emails(), account.superAdminEmail(), account),
                            found(KeyKind.USER_EMAIL, keys.emails(), "both@group.example", account),
                            found(KeyKind.ZOID, keys.numbers(), account.zoid(), account),
                            found(KeyKind.ZGID, keys.numbers(), account.zgids().getFirst(), account),
                            found(
                                    KeyKind.DOMAIN,
                                    keys.domains(),
                                    account.domains().getFirst(),
                                    account),
                            found(KeyKind.DOMAIN, keys.domains(), "group.example", account),
                            found(KeyKind.NAME, keys.names(), account.name().toLowerCase(Locale.ROOT), account))
                    .flatMap(matches -> matches);
        }

        private Stream<Match> found(KeyKind kind, Set<String> asked, String key, Account account) {
            return asked.contains(key) ? Stream.of(new Match(kind, key, account, mapped)) : Stream.of();
        }
    }

    /** @param silent the directory does not answer */
    private record Scene(List<Customer> customers, Claim claim, EntitlementPolicy policy, Fill fill, boolean silent) {
        Premises premises() {
            return new Premises(VENDOR, Set.of("delta-channel.example"), policy, new EntitlementSettings(fill));
        }

        /** What the directory says, all its rows in the order that chance gives them, each customer with more rows. */
        Answer answer(Keys keys, Random chance, List<Subscription> more) {
            List<Match> matches = new ArrayList<>();
            for (Customer customer : customers) {
                List<Subscription> rows = new ArrayList<>(customer.subscriptions());
                rows.addAll(more);
                Collections.shuffle(rows, chance);
                customer.matches(keys, rows).forEach(matches::add);
            }
            Collections.shuffle(matches, chance);
            return new Answer(KNOWN, matches);
        }

        Assessment assessed(Random chance, List<Subscription> more) {
            Reading reading = Reading.of(claim, READER);
            NeverCounts neverCounts = NeverCounts.of(claim, premises());
            Keys keys = reading.keys(neverCounts);
            Asked asked = keys.isEmpty()
                    ? new Asked.Nothing()
                    : silent ? new Asked.Unavailable() : new Asked.Answered(answer(keys, chance, more), null);
            return new Assessor(claim, reading, premises(), neverCounts, asked).assess();
        }
    }

    @Property(tries = 1_000)
    void neverDependsOnTheOrderOfRows(@ForAll("scenes") Scene scene, @ForAll long one, @ForAll long other) {
        Assessment forward = scene.assessed(new Random(one), List.of());
        Assessment shuffled = scene.assessed(new Random(other), List.of());

        assertThat(CanonicalJson.write(shuffled.receipt())).isEqualTo(CanonicalJson.write(forward.receipt()));
        assertThat(told(shuffled)).isEqualTo(told(forward));
    }

    @Property(tries = 1_000)
    void isNeverChangedByWhatDoesNotCount(
            @ForAll("scenes") Scene scene, @ForAll("subscriptions") Subscription some, @ForAll long chance) {
        Assessment without = scene.assessed(new Random(chance), List.of());

        for (Subscription uncounted : uncounted(some, scene.policy())) {
            assertThat(told(scene.assessed(new Random(chance), List.of(uncounted))))
                    .as(uncounted.toString())
                    .isEqualTo(told(without));
        }
    }

    @Property(tries = 1_000)
    void isReachedAgainFromWhatWasKept(@ForAll("scenes") Scene scene, @ForAll long chance) {
        String kept = CanonicalJson.write(
                scene.assessed(new Random(chance), List.of()).receipt());

        ReceiptBody reached = Replays.reach(
                CanonicalJson.read(kept, ReceiptBody.class),
                scene.premises(),
                DANA,
                keys -> scene.answer(keys, new Random(chance + 1), List.of()));

        assertThat(CanonicalJson.write(reached)).isEqualTo(kept);
    }

    private static List<Object> told(Assessment a) {
        return Stream.of(
                        a.verdict(),
                        a.account() == null ? "" : a.account().zoid(),
                        a.customerPrimaryEmail(),
                        a.filledByDesk(),
                        a.licences(),
                        a.severity(),
                        a.finds())
                .map(told -> told == null ? "" : told)
                .toList();
    }

    /** The same subscription, each time with one reason not to count. */
    private static List<Subscription> uncounted(Subscription s, EntitlementPolicy policy) {
        List<Subscription> all = new ArrayList<>(List.of(
                new Sample(s).of(Metric.ROWS, s.kind(), s.status(), s.from(), s.until()),
                new Sample(s).of(s.metric(), Kind.TRIAL, s.status(), s.from(), s.until()),
                new Sample(s).of(s.metric(), Kind.FREE, s.status(), s.from(), s.until()),
                new Sample(s).of(s.metric(), s.kind(), Status.SUSPENDED, s.from(), s.until()),
                new Sample(s).of(s.metric(), s.kind(), Status.EXPIRED, s.from(), s.until()),
                new Sample(s).of(s.metric(), s.kind(), s.status(), s.from(), TODAY.minusDays(2)),
                new Sample(s).of(s.metric(), s.kind(), s.status(), TODAY.plusDays(2), null)));
        if (policy.excludedServices().contains(s.service())) {
            all.add(s);
        }
        return all;
    }

    private record Sample(Subscription s) {
        Subscription of(Metric metric, Kind kind, Status status, LocalDate from, LocalDate until) {
            return new Subscription(
                    s.service(), s.serviceName(), s.plan(), s.quantity(), metric, kind, status, from, until);
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<List<Customer>> customers =
                Combinators.combine(customer(0), customer(1), customer(2)).as(List::of);
        return Combinators.combine(
                        customers,
                        claims(),
                        policies(),
                        Arbitraries.of(Fill.class),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as(Scene::new);
    }

    @Provide
    Arbitrary<Subscription> subscriptions() {
        return Combinators.combine(
                        Arbitraries.of(SERVICES),
                        Arbitraries.of("Standard", "Enterprise"),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 300),
                                Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE - 1)),
                        Arbitraries.frequency(Tuple.of(3, Kind.PAID), Tuple.of(1, Kind.TRIAL), Tuple.of(1, Kind.FREE)),
                        Arbitraries.frequency(
                                Tuple.of(3, Status.ACTIVE), Tuple.of(1, Status.EXPIRED), Tuple.of(1, Status.SUSPENDED)),
                        Arbitraries.of(LocalDate.parse("2024-01-01"), TODAY, TODAY.plusDays(1)),
                        Arbitraries.of(TODAY, TODAY.minusDays(1)).injectNull(0.6))
                .as((service, plan, quantity, kind, status, from, until) -> new Subscription(
                        service.code(), service.name(), plan, quantity, service.metric(), kind, status, from, until));
    }

    private Arbitrary<Customer> customer(int n) {
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("US", "SA"),
                        Arbitraries.of("US", "SA", "XX"),
                        subscriptions().list().ofMaxSize(6))
                .as((mapped, dataCentre, region, rows) -> new Customer(n, mapped, dataCentre, region, rows));
    }

    private static Arbitrary<EntitlementPolicy> policies() {
        Arbitrary<Threshold> thresholds = Combinators.combine(
                        Arbitraries.longs().between(1, 200), Arbitraries.longs().between(1, 500))
                .as(Threshold::new);
        return Combinators.combine(
                        Arbitraries.of(CountingRule.class),
                        Arbitraries.maps(Arbitraries.of("US", "SA"), thresholds),
                        Arbitraries.of("crm", "desk", "campaigns").set().ofMaxSize(2))
                .as((rule, regions, excluded) -> new EntitlementPolicy(3, rule, regions, excluded));
    }

    private static Arbitrary<Claim> claims() {
        Arbitrary<Passage> passages = Combinators.combine(
                        Arbitraries.of(Passage.Source.class),
                        Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(3))
                .as((source, words) -> new Passage(source, String.join("\n", words)));
        return Combinators.combine(
                        Arbitraries.of("admin@customer0.example", "700100101", "both@group.example", "anybody")
                                .injectNull(0.5),
                        Arbitraries.of("800100102", "700100100").injectNull(0.7),
                        Arbitraries.of("crm", "Zoho Campaigns").injectNull(0.7),
                        passages.list().ofMaxSize(4),
                        Arbitraries.of(true, false),
                        Arbitraries.of("700100100", "700100102").injectNull(0.8))
                .as((customer, organisation, service, texts, byDesk, confirmed) -> new Claim(
                        customer,
                        organisation,
                        service,
                        texts,
                        DANA,
                        AT,
                        byDesk && customer != null,
                        Set.of(),
                        confirmed));
    }
}
