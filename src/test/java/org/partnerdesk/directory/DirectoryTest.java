package org.partnerdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.PartnerUserRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.DirectoryFile.UserRow;

class DirectoryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static Directory directory;
    private static long delta;

    @BeforeAll
    static void fill() {
        directory = DirectoryDesk.at(NOW).directory();
        directory.install(new Vendor(
                "Vendor",
                "PD",
                Set.of("vendor.example"),
                List.of(new DataCentre("US", "US", "America/Chicago", "help@vendor.example", true)),
                List.of(new Service("crm", "Vendor CRM", Metric.USERS, List.of()))));
        directory.take(new DirectoryFile(
                List.of(
                        account(
                                "700100101",
                                "Harbor Freightways",
                                "IT@harbor-freightways.example",
                                List.of("800100101")),
                        account("700100198", "Harbor West", "it@west.harbor-freightways.example", List.of()),
                        account("700100199", "Harbor East", "it@east.harbor-freightways.example", List.of())),
                List.of(new PartnerRow(
                        "Delta Channel",
                        List.of("delta-channel.example"),
                        Map.of("US", "premium"),
                        List.of(new PartnerUserRow("dana@delta-channel.example", "Dana Amari", "en")),
                        List.of("700100101", "700100198"),
                        LocalDate.of(2024, 3, 3)))));
        delta = directory.sender("dana@delta-channel.example").partner().id();
    }

    @Test
    void everyKindOfKeyLeadsToItsAccount() {
        List<Match> found = directory
                .identify(
                        new Keys(
                                Set.of("it@harbor-freightways.example", "lee@harbor-freightways.example"),
                                Set.of("700100101", "800100101", "650100777", "999999999"),
                                Set.of("mail.harbor-freightways.example"),
                                Set.of("harbor freightways")),
                        delta,
                        NOW)
                .matches();

        assertThat(found).extracting(Match::kind).containsExactlyInAnyOrder(KeyKind.values());
        assertThat(found).allMatch(match -> match.account().zoid().equals("700100101") && match.mapped());
        Subscription crm = found.getFirst().account().subscriptions().getFirst();
        assertThat(crm.quantity()).isEqualTo(400);
        assertThat(crm.metric()).isEqualTo(Metric.USERS);
    }

    @Test
    void theLongestRegisteredDomainWins() {
        assertThat(ofDomain("pc7.west.harbor-freightways.example")).containsExactly("700100198");
    }

    @Test
    void aForeignAccountWithALongerDomainHidesNoneOfThePartners() {
        assertThat(ofDomain("pc7.east.harbor-freightways.example"))
                .containsExactlyInAnyOrder("700100101", "700100199 unmapped");
        assertThat(ofDomain("pc7.north.harbor-freightways.example")).containsExactly("700100101");
    }

    private static List<String> ofDomain(String domain) {
        return directory.identify(new Keys(Set.of(), Set.of(), Set.of(domain), Set.of()), delta, NOW).matches().stream()
                .map(match -> match.account().zoid() + (match.mapped() ? "" : " unmapped"))
                .toList();
    }

    @Test
    void mappingHoldsFromItsDayOnAndOnlyForItsPartner() {
        Keys key = new Keys(Set.of(), Set.of("700100101"), Set.of(), Set.of());

        assertThat(directory
                        .identify(key, delta, Instant.parse("2024-03-02T23:00:00Z"))
                        .matches()
                        .getFirst()
                        .mapped())
                .isFalse();
        assertThat(directory
                        .identify(key, delta, Instant.parse("2024-03-03T00:00:00Z"))
                        .matches()
                        .getFirst()
                        .mapped())
                .isTrue();
        assertThat(directory.identify(key, null, NOW).matches().getFirst().mapped())
                .isFalse();
    }

    @Test
    void senderIsKnownByAddressThenByDomainElseAStranger() {
        assertThat(directory.sender("Dana@Delta-Channel.example").name()).isEqualTo("Dana Amari");
        assertThat(directory.sender("new@delta-channel.example").partner().name())
                .isEqualTo("Delta Channel");
        assertThat(directory.sender("new@delta-channel.example").name()).isNull();
        assertThat(directory.sender("someone@elsewhere.example").partner()).isNull();
    }

    @Test
    void tierIsThatOfTheDataCentresRegion() {
        assertThat(directory.tier(delta, "US")).contains("premium");
        assertThat(directory.tier(delta, "EU")).isEmpty();
    }

    private static AccountRow account(String zoid, String name, String superAdmin, List<String> zgids) {
        boolean harbor = zoid.equals("700100101");
        return new AccountRow(
                zoid,
                name,
                "US",
                null,
                superAdmin,
                zgids,
                null,
                harbor ? List.of(new UserRow("650100777", "lee@harbor-freightways.example")) : null,
                harbor
                        ? List.of(new SubscriptionRow(
                                "crm", "Enterprise", 400, null, null, LocalDate.of(2024, 2, 1), null))
                        : null);
    }
}
