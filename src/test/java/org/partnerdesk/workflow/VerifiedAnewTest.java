package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.PartnerUserRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of open tickets when the directory changes, and of those that an agent settles. */
class VerifiedAnewTest {
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
    private static final String LONE = "lone@new-channel.example";
    private static RunningDesk desk;
    private static int accounts;

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** A customer of Delta Channel that no other test knows. */
    private final String zoid = Integer.toString(710_000_000 + ++accounts);

    private final String superAdmin = "it@customer-" + accounts + ".example";

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

    /** Licences decide: the sample threshold of the region US is 250. */
    private void customer(long licences) {
        take(account(zoid, superAdmin, licences), List.of(zoid));
    }

    private static void take(AccountRow account, List<String> deltas) {
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(account),
                        List.of(new PartnerRow(
                                "Delta Channel",
                                List.of("delta-channel.example"),
                                Map.of("US", "premium"),
                                List.of(),
                                deltas,
                                LocalDate.of(2025, 1, 1)))));
    }

    private static AccountRow account(String zoid, String superAdmin, long licences) {
        SubscriptionRow crm =
                new SubscriptionRow("crm", "Enterprise", licences, null, null, LocalDate.of(2024, 2, 1), null);
        return new AccountRow(zoid, "Customer " + zoid, "US", null, superAdmin, null, null, null, List.of(crm));
    }

    private static String open(String words) {
        return open("dana@delta-channel.example", words);
    }

    private static String open(String requester, String words) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "A question", "description": "%s", "requester": "%s"}""".formatted(words, requester))
                .body()
                .get("number")
                .stringValue();
    }

    private static void becomes(String number, String field, String value) {
        until(() -> value.equals(field(number, field)));
    }

    private static String field(String number, String field) {
        return desk.ticketNumber(number).get(field).stringValue();
    }

    private static int receipts(String number) {
        return desk.get("/api/v1/tickets/" + number + "/receipts")
                .body()
                .get("items")
                .size();
    }

    private static boolean replaysTheSame(String number) {
        JsonNode items =
                desk.get("/api/v1/tickets/" + number + "/receipts").body().get("items");
        String last = items.get(items.size() - 1).get("id").stringValue();
        return desk.post("/api/v1/receipts/" + last + "/replay", null)
                .body()
                .get("same")
                .booleanValue();
    }

    private static List<String> history(String number) {
        return desk.part(JdbcClient.class)
                .sql("select what from ticketing.pub_history where ticket_id = :id order by id")
                .param("id", id(number))
                .query(String.class)
                .list();
    }

    private static void allIsChecked() {
        until(() -> desk.part(JdbcClient.class)
                .sql("select not exists (select from workflow.pub_recheck where finished_at is null)")
                .query(Boolean.class)
                .single());
    }

    private static long id(String number) {
        return ticketing().idOf(number).orElseThrow();
    }

    private static Ticketing ticketing() {
        return desk.part(Ticketing.class);
    }

    private static CustomerField part() {
        return desk.part(CustomerField.class);
    }

    private static Viewer viewer() {
        return Viewer.agent(MINA.email());
    }
}
