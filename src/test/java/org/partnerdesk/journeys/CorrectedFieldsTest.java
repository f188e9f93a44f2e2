package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Service, organisation id and requester of a ticket are corrected: the verdict follows, and the history tells of it. */
class CorrectedFieldsTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String NOK = "nok@siam-channel.example";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void aTicketWronglyReadAsAnExcludedServiceIsJudgedByTheRightOne() {
        String number = open("Since the Zoho Campaigns mail nobody gets in", "ZOID 700100101");
        assertThat(desk.ticketNumber(number).get("verdict").stringValue()).isEqualTo("EXCLUDED_SERVICE");

        JsonNode after = patch(number, "{\"service\": \"Zoho CRM\"}");

        assertThat(after.get("service").stringValue()).isEqualTo("Zoho CRM");
        assertThat(after.get("verdict").stringValue()).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(after.get("severity").stringValue()).isEqualTo("S1");
        assertThat(receipts(number)).isEqualTo(2);
        assertThat(history(number)).contains("AGENT SERVICE_SET campaigns > crm");
    }

    @Test
    void aServiceTakenAwayIsReadFromTheWordsAgainAndALowerSeverityOnlyProposed() {
        String number = open("Since the Zoho Campaigns mail nobody gets in", "ZOID 700100101");
        patch(number, "{\"service\": \"crm\"}");

        JsonNode after = patch(number, "{\"service\": null}");

        assertThat(after.get("service").stringValue()).isEqualTo("Zoho Campaigns");
        assertThat(after.get("verdict").stringValue()).isEqualTo("EXCLUDED_SERVICE");
        assertThat(after.get("severity").stringValue()).isEqualTo("S1");
        assertThat(ticket(number).proposedSeverity()).isEqualTo(Severity.S3);
    }

    @Test
    void severalFieldsAreVerifiedOnce() {
        String number = open("It stands still", "Please help.");

        JsonNode after = patch(number, "{\"service\": \"desk\", \"organisationId\": \"700100102\"}");

        assertThat(after.get("organisationId").stringValue()).isEqualTo("700100102");
        assertThat(after.get("customerPrimaryEmail").stringValue()).isEqualTo("owner@maple-lane-books.example");
        assertThat(after.get("verdict").stringValue()).isEqualTo("STANDARD_ACCOUNT");
        assertThat(receipts(number)).isEqualTo(2);
        assertThat(history(number)).contains("AGENT SERVICE_SET  > desk", "AGENT ORGANISATION_SET  > 700100102");
    }

    @Test
    void anotherPartnersRequesterTakesTheTicketOver() {
        String number = open("It stands still", "ZOID 700100101");
        assertThat(ticket(number).customerPrimaryEmail()).isEqualTo("it@harbor-freightways.example");
        assertThat(tier(number)).isEqualTo("premium");
        Visitor dana = Visitor.signedIn(desk, DANA);
        Visitor nok = Visitor.signedIn(desk, NOK);
        assertThat(dana.get("/help/" + number).status()).isEqualTo(200);
        long mails = mails(number);

        JsonNode after = patch(number, "{\"requester\": \" Nok@Siam-Channel.example \"}");

        assertThat(after.get("requester").stringValue()).isEqualTo(NOK);
        assertThat(after.get("partner").stringValue()).isEqualTo("Siam Channel");
        assertThat(after.get("customerPrimaryEmail").isNull())
                .as("what the desk had found is not the other partner's to know")
                .isTrue();
        assertThat(after.get("verdict").stringValue()).isEqualTo("UNMAPPED_PARTNER");
        assertThat(after.get("severity").stringValue()).isEqualTo("S1");
        assertThat(ticket(number).proposedSeverity()).isEqualTo(Severity.S3);
        assertThat(ticket(number).language()).isEqualTo("th");
        assertThat(tier(number)).as("the promises' terms").isNull();
        assertThat(history(number)).contains("AGENT REQUESTER_SET " + DANA + " > " + NOK);
        assertThat(participants(number)).containsExactly(NOK);
        assertThat(dana.get("/help/" + number).status()).isEqualTo(404);
        assertThat(nok.get("/help/" + number).status()).isEqualTo(200);
        assertThat(mails(number)).isEqualTo(mails);
    }

    @Test
    void whatWasConfirmedForOnePartnerIsNotConfirmedForAnother() {
        String number = open("It stands still", "ZOID 700100601");
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        mina.get("/desk/tickets/" + number);
        mina.post("/desk/tickets/" + number + "/account", Map.of("zoid", "700100601"));
        assertThat(ticket(number).confirmedZoid()).isEqualTo("700100601");

        JsonNode after = patch(number, "{\"requester\": \"" + NOK + "\"}");

        assertThat(ticket(number).confirmedZoid()).isNull();
        assertThat(after.get("verdict").stringValue()).isEqualTo("UNMAPPED_PARTNER");
    }

    @Test
    void aColleagueTakesOverAndTheOneBeforeStillSeesIt() {
        String number = open("It stands still", "ZOID 700100101");

        JsonNode after = patch(number, "{\"requester\": \"omar@delta-channel.example\"}");

        assertThat(after.get("verdict").stringValue()).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(participants(number)).containsExactly(DANA, "omar@delta-channel.example");
        assertThat(Visitor.signedIn(desk, DANA).get("/help/" + number).status()).isEqualTo(200);
    }

    @Test
    void agentCorrectsAFieldOnThePageAndReadsItInTheHistory() {
        String number = open("Since the Zoho Campaigns mail nobody gets in", "ZOID 700100101");
        String path = "/desk/tickets/" + number;
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        assertThat(mina.get(path).body()).contains(path + "/fields").contains("value=\"campaigns\" selected");

        assertThat(correct(mina, path, "SERVICE", "crm", "campaigns").status()).isEqualTo(302);

        assertThat(mina.get(path).body()).contains("Service Name Zoho Campaigns → Zoho CRM");
        assertThat(desk.ticketNumber(number).get("severity").stringValue()).isEqualTo("S1");
        assertThat(correct(mina, path, "REQUESTER", "omar@delta-channel.example", DANA)
                        .status())
                .isEqualTo(302);
        assertThat(mina.get(path).body()).contains("Requester " + DANA + " → omar@delta-channel.example");
        assertThat(correct(mina, path, "COLOUR", "red", "").status()).isEqualTo(400);
    }

    @Test
    void secondAgentIsToldAndWhatCannotBeIsRefused() {
        String number = open("It stands still", "Please help.");
        String path = "/desk/tickets/" + number;
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        Visitor tariq = Visitor.signedIn(desk, "tariq@desk.example");
        mina.get(path);
        tariq.get(path);
        correct(mina, path, "ORGANISATION_ID", "700100101", "");

        Visitor.Shown late = correct(tariq, path, "ORGANISATION_ID", "700100102", "");
        Visitor.Shown nobody = correct(tariq, path, "REQUESTER", "somebody", DANA);
        Visitor.Shown nothing = correct(tariq, path, "SERVICE", "Lost Suite", "");

        assertThat(List.of(late.status(), nobody.status(), nothing.status())).containsOnly(409);
        assertThat(late.body()).contains("meanwhile with 700100101").contains("value=\"700100102\"");
        assertThat(nobody.body()).contains("somebody is not an e-mail address");
        assertThat(nothing.body()).contains("no service called Lost Suite");
        assertThat(receipts(number)).isEqualTo(2);
    }

    private static Visitor.Shown correct(Visitor agent, String path, String field, String value, String expected) {
        return agent.post(path + "/fields", Map.of("field", field, "value", value, "expected", expected));
    }

    private String open(String subject, String text) {
        return desk.post("/api/v1/tickets", """
                {"subject": "%s %s", "description": "%s", "requester": "%s"}
                """.formatted(subject, UUID.randomUUID(), text, DANA))
                .body()
                .get("number")
                .stringValue();
    }

    private JsonNode patch(String number, String json) {
        RunningDesk.Answer answer = desk.patch("/api/v1/tickets/" + number, json);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private Ticket ticket(String number) {
        return desk.part(Ticketing.class)
                .find(id(number), Viewer.agent("mina@desk.example"))
                .orElseThrow();
    }

    private int receipts(String number) {
        return desk.get("/api/v1/tickets/" + number + "/receipts")
                .body()
                .get("items")
                .size();
    }

    private List<String> history(String number) {
        return all(number, """
                select actor_kind || ' ' || what || ' ' || coalesce(detail ->> 'from', '-')
                       || ' > ' || coalesce(detail ->> 'to', '-')
                from ticketing.pub_history where ticket_id = :id order by id""");
    }

    private List<String> participants(String number) {
        return all(number, "select email from ticketing.pub_participant where ticket_id = :id order by email");
    }

    private String tier(String number) {
        return all(number, "select tier from commitments.ticket_terms where ticket_id = :id")
                .getFirst();
    }

    private long mails(String number) {
        return all(number, "select 'mail' from notification.pub_outbox where ticket_id = :id")
                .size();
    }

    private List<String> all(String number, String sql) {
        return desk.part(JdbcClient.class)
                .sql(sql)
                .param("id", id(number))
                .query((row, n) -> row.getString(1))
                .list();
    }

    private long id(String number) {
        return desk.part(Ticketing.class).idOf(number).orElseThrow();
    }
}
