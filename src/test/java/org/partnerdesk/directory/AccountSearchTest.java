package org.partnerdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.DirectoryFile.UserRow;

/** What people type to look an account up, and what they find. */
class AccountSearchTest {
    private final DirectoryDesk desk = DirectoryDesk.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final Directory directory = desk.directory();
    private final Accounts accounts = desk.context().getBean(Accounts.class);

    @BeforeEach
    void someAccounts() {
        directory.install(new Vendor(
                "Vendor",
                "PD",
                Set.of("vendor.example"),
                List.of(new DataCentre("US", "US", "America/Chicago", "help@vendor.example", true)),
                List.of(new Service("crm", "Vendor CRM", Metric.USERS, List.of()))));
        take(
                account("700100101", "Harbor Freightways", "it@harbor.example", "harbor.example"),
                account("700100102", "Old Harbor Museum", "it@museum.example", "museum.example"),
                account("700100103", "شركة النيل للتجارة", "it@nile.example", "nile.example"),
                account("700100104", "مؤسسة الإدارة الحديثة", "it@idara.example", "idara.example"),
                account("700100105", "เจ้าพระยา โลจิสติกส์", "it@chaophraya.example", "chaophraya.example"),
                account("700100106", "100% Juice_Bar", "it@juice.example", "juice.example"),
                account("700100107", "Ａｃｍｅ Straße", "it@acme.example", "xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "harbor, 700100101 700100102",
        "HARB, 700100101 700100102",
        "museum old, 700100102",
        "freightways, 700100101",
        "النيل, 700100103",
        "نيل, 700100103",
        "الاداره, 700100104",
        "โลจิสติกส์, 700100105",
        "เจ้า, 700100105",
        "acme, 700100107",
        "'100%', 700100106",
        "juice_bar, 700100106",
        "ha, 700100101",
    })
    void namesAreFoundByTheirBeginningAndByWordsInAnyScript(String typed, String zoids) {
        assertThat(found(typed)).containsExactly(zoids.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "700100101",
                "٧٠٠١٠٠١٠١",
                "๗๐๐๑๐๐๑๐๑",
                "ZOID: 700100101",
                "700-100-101",
                "700 100 101",
                "800100101",
                "zgid 800100101",
                "650100101",
                "it@harbor.example",
                " IT@Harbor.Example ",
                "lee700100101@harbor.example",
                "nobody@harbor.example",
                "harbor.example",
                "shop.harbor.example",
                "https://www.harbor.example/contact"
            })
    void identifiersAddressesAndDomainsLeadToTheirAccount(String typed) {
        assertThat(found(typed)).first().isEqualTo("700100101");
    }

    @Test
    void theKeyThatLedThereIsSaid() {
        assertThat(accounts.search("lee700100101@harbor.example", null, 10))
                .extracting(FoundAccount::by, FoundAccount::key, FoundAccount::former)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(KeyKind.USER_EMAIL, "lee700100101@harbor.example", false));
    }

    @Test
    void internationalDomainsAreFoundAsTheyAreRead() {
        assertThat(found("bücher.example")).containsExactly("700100107");
    }

    @Test
    void theAddressOfAFormerSuperAdminStillLeadsThereAndIsSaidToBeFormer() {
        take(account("700100101", "Harbor Freightways", "new@harbor.example", "harbor.example"));

        assertThat(accounts.search("it@harbor.example", null, 10)).first().satisfies(hit -> {
            assertThat(hit.account().superAdminEmail()).isEqualTo("new@harbor.example");
            assertThat(hit.former()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "zz%", "\\", "no such name", "' or ''='", "@", "...", "999999999999"})
    void nothingIsFoundByWhatNamesNobody(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutDoubles() {
        take(IntStream.range(0, 45)
                .mapToObj(i -> account(
                        "7002001" + (10 + i),
                        (i % 3 == 0 ? "Depot " : "The Depot ") + (i % 7),
                        "d" + i + "@depot.example",
                        "depot.example"))
                .toArray(AccountRow[]::new));
        List<String> all = found("depot", 200);
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            List<FoundAccount> page = accounts.search("depot", after, 10);
            page.forEach(hit -> paged.add(hit.account().zoid()));
            after = page.size() < 10 ? null : page.getLast().place();
        } while (after != null);

        assertThat(all).hasSize(45).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void anAccountThatAKeyAndItsNameLeadToStandsOnce() {
        take(account("700300101", "harbor.example", "x@other.example", "other.example"));

        assertThat(found("harbor.example")).containsExactly("700100101", "700300101");
    }

    private void take(AccountRow... rows) {
        directory.take(new DirectoryFile(List.of(rows), List.of()));
    }

    private List<String> found(String typed) {
        return found(typed, 50);
    }

    private List<String> found(String typed, int atMost) {
        return accounts.search(typed, null, atMost).stream()
                .map(hit -> hit.account().zoid())
                .toList();
    }

    private static AccountRow account(String zoid, String name, String superAdmin, String domain) {
        return new AccountRow(
                zoid,
                name,
                "US",
                null,
                superAdmin,
                List.of("8" + zoid.substring(1)),
                List.of(domain),
                List.of(new UserRow("65" + zoid.substring(2), "lee" + zoid + "@harbor.example")),
                List.of(new SubscriptionRow("crm", "Enterprise", 10, null, null, LocalDate.of(2024, 2, 1), null)));
    }
}
