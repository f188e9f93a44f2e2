package org.partnerdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.DirectoryFile.UserRow;

/** What the directory still knows of its past. */
class DirectoryHistoryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final DirectoryDesk desk = DirectoryDesk.at(NOW);
    private final Directory directory = desk.directory();

    @BeforeEach
    void begin() {
        directory.install(new Vendor(
                "Vendor",
                "PD",
                Set.of("vendor.example"),
                List.of(new DataCentre("US", "US", "America/Chicago", "help@vendor.example", true)),
                List.of(new Service("crm", "Vendor CRM", Metric.USERS, List.of()))));
    }

    @Test
    void aHandedOverAccountIsFoundByItsNewSuperAdminAndBeforeTheChangeByItsOldOne() {
        take(account("700100101", "old@harbor.example", 400));
        Version before = directory.catalogue().version();
        take(account("700100101", "new@harbor.example", 400));

        assertThat(found("new@harbor.example")).containsExactly("700100101");
        assertThat(found("old@harbor.example")).isEmpty();
        assertThat(foundAt(before, "old@harbor.example")).containsExactly("700100101");
        assertThat(foundAt(before, "new@harbor.example")).isEmpty();
    }

    @Test
    void whatWasTrueBeforeTheHandOverIsStillKnownToHaveBeenTrue() {
        take(account("700100101", "old@harbor.example", 400));
        take(account("700100101", "new@harbor.example", 400));

        Keys old = new Keys(Set.of("old@harbor.example"), Set.of(), Set.of(), Set.of());
        assertThat(directory.identify(old, null, NOW.minusSeconds(86_400)).matches())
                .extracting(match -> match.account().superAdminEmail())
                .containsExactly("old@harbor.example");
    }

    @Test
    void aCorrectedQuantityIsCountedAnewAndTheOldOneStaysKnown() {
        take(account("700100101", "it@harbor.example", 400));
        Version before = directory.catalogue().version();
        take(account("700100101", "it@harbor.example", 90));

        assertThat(quantity(directory.catalogue().version())).isEqualTo(90);
        assertThat(quantity(before)).isEqualTo(400);
    }

    @Test
    void whatSaysNothingNewIsNoChange() {
        take(account("700100101", "it@harbor.example", 400));
        Version before = directory.catalogue().version();
        take(account("700100101", "it@harbor.example", 400));

        assertThat(directory.catalogue().version()).isEqualTo(before);
    }

    @Test
    void aDomainThatMovesLeadsToItsNewAccountOnly() {
        take(account("700100101", "it@harbor.example", List.of("harbor.example", "docks.example")));
        take(
                account("700100101", "it@harbor.example", List.of("harbor.example")),
                account("700100102", "it@docks.example", List.of("docks.example")));

        assertThat(identify(new Keys(Set.of(), Set.of(), Set.of("docks.example"), Set.of())))
                .containsExactly("700100102");
    }

    @Test
    void oneAddressInTwoAccountsLeadsToBoth() {
        take(
                withUser("700100101", "it@harbor.example", "650100001", "shared@agency.example"),
                withUser("700100102", "it@docks.example", "650100001", "shared@agency.example"));

        assertThat(found("shared@agency.example")).containsExactly("700100101", "700100102");
    }

    @Test
    void nothingThatWasBelievedCanBeChangedOrDeleted() {
        take(account("700100101", "it@harbor.example", 400));

        assertThatThrownBy(() -> desk.jdbc()
                        .sql("update directory.subscription set quantity = 1")
                        .update())
                .hasMessageContaining("remembers what it was told");
        assertThatThrownBy(
                        () -> desk.jdbc().sql("delete from directory.account").update())
                .hasMessageContaining("remembers what it was told");
        assertThatThrownBy(() -> desk.jdbc().sql("truncate directory.mapping").update())
                .hasMessageContaining("remembers what it was told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "until_change + 1"})
    void whatWasEndedStaysEndedWhenItWas(String until) {
        take(account("700100101", "it@harbor.example", 400));
        take(account("700100101", "it@harbor.example", 12));

        assertThatThrownBy(() -> desk.jdbc()
                        .sql("update directory.subscription set until_change = " + until
                                + " where until_change is not null")
                        .update())
                .hasMessageContaining("remembers what it was told");
    }

    @Test
    void aChangeNamesTheAccountsItConcerned() {
        take(account("700100101", "it@harbor.example", 400), account("700100102", "it@docks.example", 10));
        take(account("700100101", "it@harbor.example", 400), account("700100102", "it@docks.example", 11));

        assertThat(desk.jdbc()
                        .sql("select distinct zoid from directory.pub_affected where change = :no")
                        .param("no", directory.catalogue().version().no())
                        .query(String.class)
                        .list())
                .containsExactly("700100102");
    }

    private void take(AccountRow... accounts) {
        directory.take(new DirectoryFile(
                List.of(accounts),
                List.of(new PartnerRow(
                        "Delta Channel",
                        List.of("delta-channel.example"),
                        Map.of(),
                        List.of(),
                        List.of("700100101"),
                        LocalDate.of(2024, 3, 3)))));
    }

    private List<String> found(String email) {
        return identify(new Keys(Set.of(email), Set.of(), Set.of(), Set.of()));
    }

    private List<String> identify(Keys keys) {
        return directory.identify(keys, null, NOW).matches().stream()
                .map(match -> match.account().zoid())
                .toList();
    }

    private List<String> foundAt(Version version, String email) {
        Keys keys = new Keys(Set.of(email), Set.of(), Set.of(), Set.of());
        return directory.identify(keys, null, NOW, directory.catalogue(version, NOW)).matches().stream()
                .map(match -> match.account().zoid())
                .toList();
    }

    private long quantity(Version version) {
        Keys keys = new Keys(Set.of(), Set.of("700100101"), Set.of(), Set.of());
        return directory
                .identify(keys, null, NOW, directory.catalogue(version, NOW))
                .matches()
                .getFirst()
                .account()
                .subscriptions()
                .getFirst()
                .quantity();
    }

    private static AccountRow account(String zoid, String superAdmin, long quantity) {
        SubscriptionRow crm =
                new SubscriptionRow("crm", "Enterprise", quantity, null, null, LocalDate.of(2024, 2, 1), null);
        return new AccountRow(zoid, "Account " + zoid, "US", null, superAdmin, null, null, null, List.of(crm));
    }

    private static AccountRow account(String zoid, String superAdmin, List<String> domains) {
        return new AccountRow(zoid, "Account " + zoid, "US", null, superAdmin, null, domains, null, null);
    }

    private static AccountRow withUser(String zoid, String superAdmin, String zuid, String email) {
        return new AccountRow(
                zoid, "Account " + zoid, "US", null, superAdmin, null, null, List.of(new UserRow(zuid, email)), null);
    }
}
