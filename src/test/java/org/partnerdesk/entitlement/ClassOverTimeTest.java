package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.AccountLife;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.platform.time.DeskClock;

/** An account's class from day to day, and what was known of it when. */
class ClassOverTimeTest {
    private static final String HARBOR = "700100101";
    private static final LocalDate FEBRUARY = LocalDate.of(2024, 2, 1);
    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    /** The day on which the desk of these tests learned its directory. */
    private static final LocalDate LEARNED = LocalDate.of(2026, 3, 15);

    private static final LocalDate CORRECTED = LocalDate.of(2026, 4, 1);

    private final VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);

    @Test
    void licencesRiseWhenSubscriptionsBeginAndFallWhenTheDeskLearnsIt() {
        correctTo("it@harbor-freightways.example", 90);

        assertThat(desk.entitlements.classesOf(life(), LocalDate.of(2024, 1, 1), LocalDate.of(2026, 5, 1)))
                .extracting(ClassPeriod::from, ClassPeriod::until, p -> p.on().counted(), p -> p.on().is())
                .containsExactly(
                        tuple(LocalDate.of(2024, 1, 1), FEBRUARY.minusDays(1), 0L, Verdict.STANDARD_ACCOUNT),
                        tuple(FEBRUARY, MAY.minusDays(1), 400L, Verdict.LARGE_USER_ACCOUNT),
                        tuple(MAY, CORRECTED.minusDays(1), 640L, Verdict.LARGE_USER_ACCOUNT),
                        tuple(CORRECTED, LocalDate.of(2026, 5, 1), 90L + 240, Verdict.LARGE_USER_ACCOUNT));
    }

    @Test
    void eachDayIsJudgedByThePolicyInForceAtItsEnd() {
        LocalDate stricter = LocalDate.of(2026, 4, 10);
        desk.published(largeFrom(1_000), null);
        desk.published(largeFrom(600), Instant.parse("2026-04-10T15:00:00Z"));
        AccountLife life = life();
        Account harbor = life.on(stricter, life.newest()).orElseThrow();

        assertThat(desk.entitlements.classesOf(life, MAY, LocalDate.of(2026, 5, 1)))
                .extracting(ClassPeriod::from, ClassPeriod::until, p -> p.on().is(), p -> p.on().policyVersion())
                .containsExactly(
                        tuple(MAY, LEARNED.minusDays(1), Verdict.LARGE_USER_ACCOUNT, 1),
                        tuple(LEARNED, stricter.minusDays(1), Verdict.KEY_ACCOUNT, 2),
                        tuple(stricter, LocalDate.of(2026, 5, 1), Verdict.LARGE_USER_ACCOUNT, 3));
        assertThat(desk.entitlements.classOf(harbor, stricter.minusDays(1)).is())
                .isEqualTo(Verdict.KEY_ACCOUNT);
        assertThat(desk.entitlements.classOf(harbor, stricter).is()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
    }

    @Test
    void whatComesIntoForceLaterTodayJudgesFromTomorrow() {
        desk.published(largeFrom(1_000), VerdictDesk.NOW.plusSeconds(3_600));

        assertThat(desk.entitlements.classesOf(life(), LEARNED, LEARNED.plusDays(9)))
                .extracting(ClassPeriod::from, p -> p.on().is())
                .containsExactly(
                        tuple(LEARNED, Verdict.LARGE_USER_ACCOUNT), tuple(LEARNED.plusDays(1), Verdict.KEY_ACCOUNT));
    }

    @Test
    void whatIsNotAnAccountHasNoClass() {
        AccountLife life = life();

        assertThat(desk.accounts.life("799999999")).isEmpty();
        assertThat(desk.entitlements.classesOf(life, FEBRUARY, FEBRUARY)).hasSize(1);
    }

    @Test
    void aDayIsAsItIsKnownNowOrAsItWasKnownThen() {
        correctTo("it@harbor-freightways.example", 90);
        AccountLife life = life();

        assertThat(counted(life.on(MAY, life.newest()).orElseThrow(), MAY)).isEqualTo(330);
        assertThat(counted(life.on(MAY, life.knownOn(LEARNED)).orElseThrow(), MAY))
                .isEqualTo(640);
    }

    @Test
    void aHandOverHoldsFromItsDayOnHoweverLaterDaysAreAskedFor() {
        correctTo("new@harbor-freightways.example", 400);
        AccountLife life = life();

        assertThat(superAdmin(life, CORRECTED)).isEqualTo("new@harbor-freightways.example");
        assertThat(superAdmin(life, CORRECTED.minusDays(1))).isEqualTo("it@harbor-freightways.example");
        assertThat(life.on(CORRECTED, life.knownOn(LEARNED)).orElseThrow().superAdminEmail())
                .isEqualTo("it@harbor-freightways.example");
    }

    @Test
    void aClassIsCountedLikeAVerdict() {
        ReceiptBody verdict =
                desk.dana().customer("it@harbor-freightways.example").assessed().receipt();
        AccountLife life = life();
        AccountClass classed =
                desk.entitlements.classOf(life.on(LEARNED, life.newest()).orElseThrow(), LEARNED);

        assertThat(classed.is()).isEqualTo(verdict.verdict());
        assertThat(classed.lines()).isEqualTo(verdict.subscriptions());
        assertThat(classed.counted()).isEqualTo(verdict.counted());
        assertThat(classed.threshold().large()).isEqualTo(verdict.largeThreshold());
        assertThat(classed.policyVersion()).isEqualTo(verdict.policyVersion());
    }

    private static EntitlementPolicy largeFrom(long licences) {
        return new EntitlementPolicy(0, CountingRule.SUM, Map.of("US", new Threshold(100, licences)), Set.of());
    }

    private void correctTo(String superAdmin, long crm) {
        SubscriptionRow corrected = new SubscriptionRow("crm", "Enterprise", crm, null, null, FEBRUARY, null);
        AccountRow harbor = new AccountRow(
                HARBOR, "Harbor Freightways", "US", null, superAdmin, null, null, null, List.of(corrected));
        DeskClock.replaying(
                Instant.parse("2026-04-01T08:00:00Z"),
                () -> desk.directory.take(new DirectoryFile(List.of(harbor), List.of())));
    }

    private AccountLife life() {
        return desk.accounts.life(HARBOR).orElseThrow();
    }

    private long counted(Account account, LocalDate day) {
        return desk.entitlements.classOf(account, day).counted();
    }

    private static String superAdmin(AccountLife life, LocalDate day) {
        return life.on(day, life.newest()).orElseThrow().superAdminEmail();
    }
}
