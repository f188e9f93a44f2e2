package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Subscription;
import org.partnerdesk.directory.Subscription.Kind;
import org.partnerdesk.directory.Subscription.Status;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.ReceiptBody.Reason;

/** Licences counted and the class they make (D1, D2, M3, M4). */
class LicenceCountTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final Map<String, Threshold> THRESHOLDS =
            Map.of("US", new Threshold(100, 250), "SA", new Threshold(50, 100));

    @ParameterizedTest(name = "{1} {2} {3} of {0} from {4} until {5}: {6}")
    @CsvSource(nullValues = "-", textBlock = """
            crm,       USERS,    PAID,  ACTIVE,    2024-01-01, -,          COUNTED
            crm,       USERS,    PAID,  ACTIVE,    2026-03-15, 2026-03-15, COUNTED
            crm,       USERS,    TRIAL, ACTIVE,    2024-01-01, -,          TRIAL
            crm,       USERS,    FREE,  ACTIVE,    2024-01-01, -,          FREE
            crm,       USERS,    PAID,  EXPIRED,   2024-01-01, -,          EXPIRED
            crm,       USERS,    PAID,  ACTIVE,    2024-01-01, 2026-03-14, EXPIRED
            crm,       USERS,    PAID,  SUSPENDED, 2024-01-01, -,          SUSPENDED
            crm,       USERS,    PAID,  ACTIVE,    2026-03-16, -,          NOT_YET_STARTED
            campaigns, CONTACTS, PAID,  ACTIVE,    2024-01-01, -,          NOT_METERED_IN_USERS
            dataprep,  ROWS,     PAID,  ACTIVE,    2024-01-01, -,          NOT_METERED_IN_USERS
            pagesense, VISITORS, PAID,  ACTIVE,    2024-01-01, -,          NOT_METERED_IN_USERS
            addons,    CREDITS,  TRIAL, EXPIRED,   2024-01-01, -,          NOT_METERED_IN_USERS
            campaigns, USERS,    PAID,  ACTIVE,    2024-01-01, -,          EXCLUDED_SERVICE
            """)
    void eachSubscriptionCountsOrSaysWhyNot(
            String service, Metric metric, Kind kind, Status status, LocalDate from, LocalDate until, Reason reason) {
        var count = count(
                CountingRule.SUM,
                "US",
                new Subscription(service, service, "Plan", 300, metric, kind, status, from, until));

        assertThat(count.lines()).singleElement().satisfies(line -> {
            assertThat(line.reason()).isEqualTo(reason);
            assertThat(line.counts()).isEqualTo(reason == Reason.COUNTED);
        });
        assertThat(count.counted()).isEqualTo(reason == Reason.COUNTED ? 300 : 0);
    }

    @ParameterizedTest(name = "{1} licences in {0}: {2}")
    @CsvSource(textBlock = """
            US, 0,   STANDARD_ACCOUNT
            US, 99,  STANDARD_ACCOUNT
            US, 100, KEY_ACCOUNT
            US, 249, KEY_ACCOUNT
            US, 250, LARGE_USER_ACCOUNT
            SA, 49,  STANDARD_ACCOUNT
            SA, 50,  KEY_ACCOUNT
            SA, 100, LARGE_USER_ACCOUNT
            XX, 249, KEY_ACCOUNT
            """)
    void classIsTheHighestThresholdReachedInTheRegion(String region, long licences, Verdict verdict) {
        assertThat(count(CountingRule.SUM, region, paid("crm", licences)).accountClass())
                .isEqualTo(verdict);
    }

    @Test
    void regionThePolicyDoesNotKnowFallsBackToTheDataCentre() {
        assertThat(count(CountingRule.SUM, "XX", paid("crm", 1)).region()).isEqualTo("US");
        LicenceCount nowhere =
                LicenceCount.of(account("XX", "YY", paid("crm", 9_999)), policy(CountingRule.SUM), TODAY);
        assertThat(nowhere.region()).isEqualTo("XX");
        assertThat(nowhere.threshold()).isNull();
        assertThat(nowhere.accountClass()).isEqualTo(Verdict.STANDARD_ACCOUNT);
    }

    @Test
    void accountsOwnRegionGoesBeforeItsDataCentre() {
        assertThat(VerdictDesk.confident()
                        .dana()
                        .customer("it@coral-bay-tours.example")
                        .assessed())
                .satisfies(a -> {
                    assertThat(a.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
                    assertThat(a.receipt().region()).isEqualTo("AU");
                });
    }

    @Test
    void sumAddsServicesAndLargestTakesOne() {
        Subscription[] some = {paid("crm", 120), paid("desk", 90), paid("desk", 50)};

        assertThat(count(CountingRule.SUM, "US", some).counted()).isEqualTo(260);
        LicenceCount largest = count(CountingRule.LARGEST_SERVICE, "US", some);
        assertThat(largest.counted()).isEqualTo(140);
        assertThat(largest.lines())
                .extracting(ReceiptBody.Line::reason)
                .containsExactly(Reason.NOT_THE_LARGEST, Reason.COUNTED, Reason.COUNTED);
    }

    @Test
    void absurdQuantitiesDoNotWrapRound() {
        assertThat(count(CountingRule.SUM, "US", paid("crm", Long.MAX_VALUE), paid("desk", 1))
                        .counted())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void linesStandInOneOrderWhateverTheOrderOfRows() {
        Subscription[] rows = {
            paid("desk", "B", 1), paid("desk", "A", 2), paid("crm", "B", 3), paid("crm", "A", 4), paid("crm", "A", 5)
        };
        Subscription[] reversed = List.of(rows).reversed().toArray(Subscription[]::new);

        assertThat(count(CountingRule.SUM, "US", reversed).lines())
                .isEqualTo(count(CountingRule.SUM, "US", rows).lines())
                .extracting(ReceiptBody.Line::plan, ReceiptBody.Line::quantity)
                .containsExactly(tuple("A", 4L), tuple("A", 5L), tuple("B", 3L), tuple("A", 2L), tuple("B", 1L));
    }

    private static Subscription paid(String service, long quantity) {
        return paid(service, "Plan", quantity);
    }

    private static Subscription paid(String service, String plan, long quantity) {
        return new Subscription(
                service,
                service,
                plan,
                quantity,
                Metric.USERS,
                Kind.PAID,
                Status.ACTIVE,
                LocalDate.parse("2024-01-01"),
                null);
    }

    private static LicenceCount count(CountingRule rule, String region, Subscription... subscriptions) {
        return LicenceCount.of(account(region, "US", subscriptions), policy(rule), TODAY);
    }

    private static Account account(String region, String dataCentre, Subscription... subscriptions) {
        return new Account(
                "700100101",
                "Harbor Freightways",
                dataCentre,
                region,
                "it@harbor-freightways.example",
                List.of(),
                List.of(),
                List.of(subscriptions));
    }

    private static EntitlementPolicy policy(CountingRule rule) {
        return new EntitlementPolicy(1, rule, THRESHOLDS, Set.of("campaigns"));
    }
}
