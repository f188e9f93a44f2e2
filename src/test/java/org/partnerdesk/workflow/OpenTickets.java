package org.partnerdesk.workflow;

import static org.partnerdesk.support.RunningDesk.until;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A running desk and customers of its partner Delta Channel, each test's own, of whom tickets are open. */
abstract class OpenTickets {
    static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
    static final String DANA = "dana@delta-channel.example";
    static RunningDesk desk;
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
    final String zoid = Integer.toString(710_000_000 + ++accounts);

    final String superAdmin = "it@customer-" + accounts + ".example";

    /** Licences decide: the sample threshold of the region US is 250. */
    void customer(long licences) {
        take(account(zoid, superAdmin, licences), List.of(zoid));
    }

    static void take(AccountRow account, List<String> deltas) {
        take(account, deltas, LocalDate.of(2025, 1, 1));
    }

    static void take(AccountRow account, List<String> deltas, LocalDate mappedFrom) {
        desk.part(Directory.class)
                .take(new DirectoryFile(
                        List.of(account),
                        List.of(new PartnerRow(
                                "Delta Channel",
                                List.of("delta-channel.example"),
                                Map.of("US", "premium"),
                                List.of(),
                                deltas,
                                mappedFrom))));
    }

    static AccountRow account(String zoid, String superAdmin, long licences) {
        return account(
                zoid,
                superAdmin,
                new SubscriptionRow("crm", "Enterprise", licences, null, null, LocalDate.of(2024, 2, 1), null));
    }

    AccountRow account(LocalDate from, LocalDate until, long licences) {
        return account(zoid, superAdmin, new SubscriptionRow("crm", "Enterprise", licences, null, null, from, until));
    }

    static AccountRow account(String zoid, String superAdmin, SubscriptionRow crm) {
        return new AccountRow(zoid, "Customer " + zoid, "US", null, superAdmin, null, null, null, List.of(crm));
    }

    static String open(String words) {
        return open(DANA, words);
    }

    static String open(String requester, String words) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "A question", "description": "%s", "requester": "%s"}""".formatted(words, requester))
                .body()
                .get("number")
                .stringValue();
    }

    static void becomes(String number, String field, String value) {
        until(() -> value.equals(field(number, field)));
    }

    static String field(String number, String field) {
        return desk.ticketNumber(number).get(field).stringValue();
    }

    static int receipts(String number) {
        return desk.get("/api/v1/tickets/" + number + "/receipts")
                .body()
                .get("items")
                .size();
    }

    static boolean replaysTheSame(String number) {
        JsonNode items =
                desk.get("/api/v1/tickets/" + number + "/receipts").body().get("items");
        String last = items.get(items.size() - 1).get("id").stringValue();
        return desk.post("/api/v1/receipts/" + last + "/replay", null)
                .body()
                .get("same")
                .booleanValue();
    }

    static List<String> history(String number) {
        return desk.part(JdbcClient.class)
                .sql("select what from ticketing.pub_history where ticket_id = :id order by id")
                .param("id", id(number))
                .query(String.class)
                .list();
    }

    static Severity proposed(String number) {
        return ticketing().find(id(number), viewer()).orElseThrow().proposedSeverity();
    }

    static void allIsChecked() {
        until(() -> desk.part(JdbcClient.class)
                .sql("select not exists (select from workflow.pub_recheck where finished_at is null)")
                .query(Boolean.class)
                .single());
    }

    static long id(String number) {
        return ticketing().idOf(number).orElseThrow();
    }

    static Ticketing ticketing() {
        return desk.part(Ticketing.class);
    }

    static CustomerField part() {
        return desk.part(CustomerField.class);
    }

    static Viewer viewer() {
        return Viewer.agent(MINA.email());
    }
}
