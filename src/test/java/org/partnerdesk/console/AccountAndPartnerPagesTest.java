package org.partnerdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.PartnerUserRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.directory.DirectoryFile.UserRow;
import org.partnerdesk.directory.Subscription;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.support.Visitor.Shown;

/** The pages that tell an agent who a customer and a partner are, were, and were believed to be. */
class AccountAndPartnerPagesTest {
    private static final RunningDesk DESK = RunningDesk.shared();
    private static final String TIDEWAY = "/desk/accounts/798100101";
    private static final Instant NOW = Instant.now();
    private static long partner;

    private final Visitor mina = Visitor.signedIn(DESK, "mina@desk.example");

    /** Ten days ago the account had 400 licences and another SuperAdmin. */
    @BeforeAll
    static void anAccountWithAPast() {
        DeskClock.replaying(NOW.minus(Duration.ofDays(10)), () -> take("old@tideway.example", 400));
        take("new@tideway.example", 90);
        partner = DESK.part(Directory.class)
                .sender("sam@tideway-partner.example")
                .partner()
                .id();
        DESK.post("/api/v1/tickets", """
                {"subject": "Named by the partner", "description": "Slow.", "requester": "sam@tideway-partner.example",
                 "customerPrimaryEmail": "new@tideway.example"}""");
        DESK.post("/api/v1/tickets", """
                {"subject": "Named by nobody", "description": "Slow too.", "requester": "sam@tideway-partner.example"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tideway",
                "798100101",
                "%D9%A7%D9%A9%D9%A8%D9%A1%D9%A0%D9%A0%D9%A1%D9%A0%D9%A1",
                "new@tideway.example",
                "lee@tideway.example",
                "tideway.example"
            })
    void anAgentFindsTheAccountByWhatTheTicketSays(String typed) {
        Shown page = mina.get("/desk/accounts?q=" + typed);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(TIDEWAY, "Tideway Boats", "Standard account", "90 user licences");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tideway+partner",
                "PARTNER+Tide",
                "tideway-partner.example",
                "sam@tideway-partner.example",
                "anybody@tideway-partner.example"
            })
    void anAgentFindsThePartnerByNameDomainOrAddress(String typed) {
        Shown page = mina.get("/desk/accounts?q=" + typed);

        assertThat(page.body())
                .contains("/desk/partners/" + partner, "data-row=\"partner-" + partner, "Tideway Partner");
        assertThat(mina.get("/desk/accounts?q=nosuchpartner").body()).doesNotContain("/desk/partners/");
    }

    @Test
    void theSearchSaysWhatToDoAtItsBeginningAndWhenNothingIsFound() {
        assertThat(mina.get("/desk/accounts").body()).contains("Which customer do you look for?");
        assertThat(mina.get("/desk/accounts?q=nosuchcustomer").body()).contains("No account was found");
        assertThat(mina.get("/desk?q=tideway").body()).contains("/desk/accounts?q=tideway");
    }

    @Test
    void theAccountIsShownWithItsCountPeoplePartnersTicketsAndChanges() {
        assertThat(mina.get(TIDEWAY).body())
                .contains("Tideway Boats", "Standard account", "90 user licences counted", "new@tideway.example")
                .contains("trial", "not measured in users", "lee@tideway.example", "651100101", "808100101")
                .contains("/desk/partners/" + partner, "Tideway Partner", "Named by the partner")
                .contains("<bdi>400</bdi>", "old@tideway.example");
    }

    @Test
    void anotherDayIsAsItWasAndAsItWasKnown() {
        String fiveDaysAgo = LocalDate.ofInstant(NOW.minus(Duration.ofDays(5)), ZoneOffset.UTC)
                .toString();

        assertThat(mina.get(TIDEWAY + "?asOf=" + fiveDaysAgo).body())
                .contains("90 user licences counted", "<span class=\"address\">old@tideway.example</span>");
        assertThat(mina.get(TIDEWAY + "?knownOn=" + fiveDaysAgo).body())
                .contains("400 user licences counted", "Large user account");
        assertThat(mina.get(TIDEWAY + "?knownOn=2001-01-01").body()).contains("the desk did not know of this yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?asOf=tomorrow", "?asOf=9999999-01-01", "?knownOn=2026-02-30", "?users=%00", "?asOf=&knownOn="})
    void whatIsNoDayIsLeftOut(String query) {
        Shown page = mina.get(TIDEWAY + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("90 user licences counted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/accounts/799999999",
                "/desk/accounts/x",
                "/desk/partners/999999999",
                "/desk/partners/x",
                "/desk/partners/99999999999999999999"
            })
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(mina.get(path).status()).isEqualTo(404);
    }

    @Test
    void thePartnerIsShownWithTiersPeopleCustomersAndHowOftenItNamesTheCustomer() {
        assertThat(mina.get("/desk/partners/" + partner).body())
                .contains(
                        "Tideway Partner",
                        "Premium",
                        "tideway-partner.example",
                        "Sam Lund",
                        "sam@tideway-partner.example")
                .contains(TIDEWAY, "Tideway Boats", "50%", "Named the customer itself in 1 of 2 requests")
                .contains("Named by nobody");
        assertThat(mina.get("/desk/partners/" + partner + "?knownOn=2001-01-01").body())
                .contains("the desk did not know of this yet");
    }

    @Test
    void theTicketAndTheQueueLeadToBoth() {
        String number = DESK.ticket("Named by the partner").get("number").stringValue();

        assertThat(mina.get("/desk/tickets/" + number).body()).contains(TIDEWAY, "/desk/partners/" + partner);
        assertThat(mina.get("/desk?view=all").body()).contains(TIDEWAY, "/desk/partners/" + partner);
    }

    @Test
    void theReceiptIsReachedAgainByOneClick() {
        String receipt = "/desk/tickets/"
                + DESK.ticket("Named by the partner").get("number").stringValue() + "/receipts/1";
        assertThat(mina.get(receipt).body())
                .contains("90 user licences counted", "in Customer Primary Email Address", "none, this is the first")
                .doesNotContain("Reached again");

        assertThat(mina.post(receipt + "/replay", Map.of()).body())
                .contains("the same verdict for the same reasons. The seal is unbroken.");
        assertThat(mina.get(receipt + "/replay").location()).endsWith(receipt);
        assertThat(mina.post(receipt.replace("receipts/1", "receipts/9") + "/replay", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static void take(String superAdmin, long crm) {
        LocalDate from = LocalDate.of(2025, 2, 1);
        DESK.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(new AccountRow(
                                "798100101",
                                "Tideway Boats",
                                "US",
                                null,
                                superAdmin,
                                List.of("808100101"),
                                List.of("tideway.example"),
                                List.of(new UserRow("651100101", "lee@tideway.example")),
                                List.of(
                                        new SubscriptionRow("crm", "Enterprise", crm, null, null, from, null),
                                        new SubscriptionRow(
                                                "desk", "Standard", 300, Subscription.Kind.TRIAL, null, from, null),
                                        new SubscriptionRow("campaigns", "Free", 9000, null, null, from, null)))),
                        List.of(new PartnerRow(
                                "Tideway Partner",
                                List.of("tideway-partner.example"),
                                Map.of("US", "premium"),
                                List.of(new PartnerUserRow("sam@tideway-partner.example", "Sam Lund", "en")),
                                List.of("798100101"),
                                LocalDate.of(2025, 3, 3)))));
    }
}
