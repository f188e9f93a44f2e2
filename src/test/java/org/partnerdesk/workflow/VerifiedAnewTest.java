package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.PartnerUserRow;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.ticketing.Severity;
import tools.jackson.databind.JsonNode;

/** What becomes of open tickets when the directory or the policy changes, and of those that an agent settles. */
class VerifiedAnewTest extends OpenTickets {
    private static final String LONE = "lone@new-channel.example";

    @Test
    void aCustomerThatBecomesLargeMakesItsOpenTicketS1() {
        customer(12);
        String number = open("It is about ZOID " + zoid);
        assertThat(field(number, "severity")).isEqualTo("S3");

        customer(400);

        becomes(number, "severity", "S1");
        JsonNode ticket = desk.ticketNumber(number);
        assertThat(ticket.get("priorityCustomer").booleanValue()).isTrue();
        assertThat(ticket.get("severitySource").stringValue()).isEqualTo("automatic");
        assertThat(receipts(number)).isEqualTo(2);
    }

    @Test
    void aCustomerThatShrinksIsOnlyProposedToBeLowered() {
        customer(400);
        String number = open("It is about ZOID " + zoid);

        customer(12);

        becomes(number, "verdict", "STANDARD_ACCOUNT");
        assertThat(field(number, "severity")).isEqualTo("S1");
        assertThat(ticketing().find(id(number), viewer()).orElseThrow().proposedSeverity())
                .isEqualTo(Severity.S3);

        ticketing().acceptProposal(id(number), MINA);

        assertThat(field(number, "severity")).isEqualTo("S3");
        assertThat(desk.ticketNumber(number).get("priorityCustomer").booleanValue())
                .isFalse();
        assertThat(ticketing().find(id(number), viewer()).orElseThrow().proposedSeverity())
                .isNull();
    }

    @Test
    void aDeclinedProposalLeavesTheSeverity() {
        customer(400);
        String number = open("It is about ZOID " + zoid);
        customer(12);
        becomes(number, "verdict", "STANDARD_ACCOUNT");

        ticketing().declineProposal(id(number), MINA);

        assertThat(field(number, "severity")).isEqualTo("S1");
        assertThat(ticketing().find(id(number), viewer()).orElseThrow().proposedSeverity())
                .isNull();
    }

    @Test
    void aSeveritySetByHandIsOnlyCommented() {
        customer(12);
        String number = open("It is about ZOID " + zoid);
        ticketing().setSeverity(id(number), MINA, Severity.S4, "They can wait");

        customer(400);

        becomes(number, "verdict", "LARGE_USER_ACCOUNT");
        assertThat(field(number, "severity")).isEqualTo("S4");
        assertThat(history(number)).contains("SEVERITY_KEPT");
    }

    @Test
    void otherFiguresForTheSameVerdictGetAReceiptAndNothingElse() {
        customer(400);
        String number = open("It is about ZOID " + zoid);
        List<String> before = history(number);

        customer(410);

        until(() -> receipts(number) == 2);
        assertThat(history(number)).isEqualTo(before);
        assertThat(desk.get("/api/v1/tickets/" + number + "/receipts")
                        .body()
                        .at("/items/1/body/counted")
                        .longValue())
                .isEqualTo(410);
        assertThat(replaysTheSame(number)).isTrue();
    }

    @Test
    void theReceiptOfOtherFiguresNamesTheSeverityThatTheTicketHas() {
        customer(400);
        String number = open("It is about ZOID " + zoid);
        ticketing().setSeverity(id(number), MINA, Severity.S4, "They can wait");

        customer(410);

        until(() -> receipts(number) == 2);
        assertThat(desk.get("/api/v1/tickets/" + number + "/receipts")
                        .body()
                        .at("/items/1/body/severityAfter")
                        .stringValue())
                .isEqualTo("S4");
    }

    @Test
    void aPolicyThatGivesAClassAnotherSeverityReachesItsOpenTickets() {
        customer(240);
        String key = open("It is about ZOID " + zoid);
        String byHand = open("Again about ZOID " + zoid);
        ticketing().setSeverity(id(byHand), MINA, Severity.S4, "They can wait");
        assertThat(field(key, "verdict")).isEqualTo("KEY_ACCOUNT");

        publish(Map.of(Verdict.LARGE_USER_ACCOUNT, "S1", Verdict.KEY_ACCOUNT, "S2"));

        becomes(key, "severity", "S2");
        until(() -> history(byHand).contains("SEVERITY_KEPT"));
        assertThat(field(byHand, "severity")).isEqualTo("S4");

        publish(Map.of(Verdict.LARGE_USER_ACCOUNT, "S1"));

        until(() -> proposed(key) == Severity.S3);
        assertThat(field(key, "severity")).isEqualTo("S2");
    }

    @Test
    void aLowerSeverityOfLargeAccountsIsProposedAndTheirPriorityStays() {
        customer(400);
        String number = open("It is about ZOID " + zoid);
        String declined = open("Again about ZOID " + zoid);

        publish(Map.of(Verdict.LARGE_USER_ACCOUNT, "S2"));

        until(() -> proposed(number) == Severity.S2 && proposed(declined) == Severity.S2);
        ticketing().acceptProposal(id(number), MINA);
        ticketing().declineProposal(id(declined), MINA);
        part().verifyAnew(id(declined), Actor.DESK);

        assertThat(field(number, "severity")).isEqualTo("S2");
        assertThat(desk.ticketNumber(number).get("priorityCustomer").booleanValue())
                .isTrue();
        assertThat(field(declined, "severity")).isEqualTo("S1");
        assertThat(proposed(declined)).isNull();

        publish(Map.of(Verdict.LARGE_USER_ACCOUNT, "S1"));

        becomes(number, "severity", "S1");
    }

    @Test
    void aChangeThatDoesNotConcernATicketLeavesItAlone() {
        customer(400);
        String number = open("It is about ZOID " + zoid);

        take(account("719999999", "it@somebody-else.example", 7), List.of());

        allIsChecked();
        assertThat(receipts(number)).isEqualTo(1);
    }

    @Test
    void aCustomerNobodyKnewIsFoundOnceTheDirectoryKnowsIt() {
        String number = open("The customer is " + superAdmin);
        assertThat(field(number, "verdict")).isEqualTo("NOT_FOUND");

        customer(300);

        becomes(number, "verdict", "LARGE_USER_ACCOUNT");
        assertThat(field(number, "severity")).isEqualTo("S1");
        assertThat(field(number, "customerPrimaryEmail")).isEqualTo(superAdmin);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150})
    void aKeyThatATicketTookNoteOfIsFoundAmongFewNewAccountsAndMany(int others) {
        String number = open("The customer is " + superAdmin);

        List<AccountRow> news = new ArrayList<>();
        news.add(account(zoid, superAdmin, 300));
        for (int i = 0; i < others; i++) {
            news.add(account(Integer.toString(720_000_000 + i), "it@other-" + i + ".example", 7));
        }
        desk.part(Directory.class).take(new DirectoryFile(news, List.of()));

        becomes(number, "verdict", "UNMAPPED_PARTNER");
    }

    @Test
    void aMappingMakesAnUnmappedCustomersTicketsS1() {
        take(account(zoid, superAdmin, 300), List.of());
        String first = open("It is about ZOID " + zoid);
        String second = open("Again about ZOID " + zoid);
        assertThat(field(first, "verdict")).isEqualTo("UNMAPPED_PARTNER");

        part().map(id(first), MINA, zoid);

        assertThat(field(first, "severity")).isEqualTo("S1");
        becomes(second, "severity", "S1");
    }

    @Test
    void aConfirmationHoldsForItsTicketOnly() {
        take(account(zoid, superAdmin, 300), List.of());
        String first = open("It is about ZOID " + zoid);
        String second = open("Again about ZOID " + zoid);

        part().confirm(id(first), MINA, zoid);

        assertThat(field(first, "severity")).isEqualTo("S1");
        assertThat(field(second, "verdict")).isEqualTo("UNMAPPED_PARTNER");
        assertThat(history(first)).contains("CUSTOMER_CONFIRMED");
        assertThat(replaysTheSame(first)).isTrue();
        part().verifyAnew(id(first), Actor.DESK);
        assertThat(field(first, "severity")).isEqualTo("S1");
    }

    @Test
    void anAgentSettlesWhichOfTwoItIs() {
        customer(300);
        String number = open("ZOID " + zoid + " or ZOID 700100101");
        assertThat(field(number, "verdict")).isEqualTo("AMBIGUOUS");

        part().confirm(id(number), MINA, zoid);

        assertThat(field(number, "verdict")).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(field(number, "customerPrimaryEmail")).isEqualTo(superAdmin);
    }

    @Test
    void aStrangerWhoBecomesAPartnersUserIsKnownOnHisTicket() {
        customer(300);
        String number = open(LONE, "It is about ZOID " + zoid);
        assertThat(desk.ticketNumber(number).get("partner").isNull()).isTrue();

        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(),
                        List.of(new PartnerRow(
                                "New Channel",
                                List.of("new-channel.example"),
                                Map.of(),
                                List.of(new PartnerUserRow(LONE, "Lone", "en")),
                                List.of(zoid),
                                LocalDate.of(2025, 1, 1)))));

        becomes(number, "severity", "S1");
        assertThat(field(number, "partner")).isEqualTo("New Channel");
    }

    private static void publish(Map<Verdict, String> severities) {
        Policies policies = desk.part(Policies.class);
        EntitlementPolicy now = policies.inForce().orElseThrow().policy();
        PolicyOutcome draft = policies.draft(
                new EntitlementPolicy(0, now.counting(), now.thresholds(), now.excludedServices(), severities),
                "ada@desk.example",
                "Another severity");
        policies.publish(
                ((PolicyOutcome.Done) draft).policy().id(), null, null, "ada@desk.example", "Another severity");
    }
}
