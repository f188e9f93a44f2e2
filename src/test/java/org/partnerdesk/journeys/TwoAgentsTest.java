package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.People;
import org.partnerdesk.support.AtOnce;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.CustomerField;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two agents fill <i>Customer Primary Email Address</i> at once: one does, the other is told, nothing is half written. */
class TwoAgentsTest {
    private static final String HARBOR = "it@harbor-freightways.example";
    private final RunningDesk desk = RunningDesk.shared();

    @RepeatedTest(5)
    void oneFillsAndTheOtherIsToldWhatTheFieldHoldsNow() {
        String number = openTicket();
        long id = desk.part(Ticketing.class).idOf(number).orElseThrow();
        List<Actor> agents = List.of(agent("mina@desk.example"), agent("tariq@desk.example"));
        List<String> values = List.of(HARBOR, "700100101");

        List<Outcome> outcomes =
                AtOnce.by(2, i -> desk.part(CustomerField.class).fill(id, agents.get(i), values.get(i), ""));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).contains(new Outcome.Refused(new Refusal.ChangedMeanwhile(HARBOR)));
        assertThat(desk.ticketNumber(number).get("severity").stringValue()).isEqualTo("S1");
        assertThat(history(id))
                .containsOnlyOnce("FIELD_FILLED", "PRIORITY_TICKED", "SEVERITY_SET")
                .filteredOn("VERIFIED"::equals)
                .hasSize(2);
        assertChained(receipts(number), 2);
    }

    @Test
    void programsThatSayNotWhatTheySawFollowOneAnother() {
        String number = openTicket();
        List<String> values = List.of(HARBOR, "owner@maple-lane-books.example", "ops@prairie-mailers.example", "");

        List<Integer> statuses = AtOnce.by(
                4,
                i -> desk.patch("/api/v1/tickets/" + number, "{\"customerPrimaryEmail\": \"" + values.get(i) + "\"}")
                        .status());

        assertThat(statuses).containsOnly(200);
        assertChained(receipts(number), 5);
        JsonNode last = receipts(number).get(4);
        assertThat(desk.ticketNumber(number).get("verdict"))
                .as("the last receipt is about the field as it stands")
                .isEqualTo(last.get("verdict"));
    }

    @Test
    void pageTellsTheSecondAgentAndKeepsWhatWasTyped() {
        String number = openTicket();
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        Visitor tariq = Visitor.signedIn(desk, "tariq@desk.example");
        String path = "/desk/tickets/" + number;
        mina.get(path);
        tariq.get(path);

        Visitor.Shown first = mina.post(path + "/customer", Map.of("value", HARBOR, "expected", ""));
        Visitor.Shown second =
                tariq.post(path + "/customer", Map.of("value", "owner@maple-lane-books.example", "expected", ""));

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains(HARBOR).contains("owner@maple-lane-books.example");
        assertThat(desk.ticketNumber(number).get("customerPrimaryEmail").stringValue())
                .isEqualTo(HARBOR);
        assertChained(receipts(number), 2);
    }

    private String openTicket() {
        JsonNode ticket = desk.post("/api/v1/tickets", """
                {"subject": "Two at once", "description": "It stands still.", "requester": "dana@delta-channel.example"}
                """).body();
        assertThat(ticket.get("verdict").stringValue()).isEqualTo("NO_IDENTIFIER");
        return ticket.get("number").stringValue();
    }

    private Actor agent(String email) {
        return desk.part(People.class).find(email).orElseThrow().actor();
    }

    private List<String> history(long ticketId) {
        return desk.part(JdbcClient.class)
                .sql("select what from ticketing.pub_history where ticket_id = :id order by id")
                .param("id", ticketId)
                .query(String.class)
                .list();
    }

    private List<JsonNode> receipts(String number) {
        List<JsonNode> receipts = new ArrayList<>();
        desk.get("/api/v1/tickets/" + number + "/receipts").body().get("items").forEach(receipts::add);
        return receipts;
    }

    private static void assertChained(List<JsonNode> receipts, int count) {
        assertThat(receipts).hasSize(count);
        for (int i = 1; i < count; i++) {
            assertThat(receipts.get(i).get("seq").intValue()).isEqualTo(i + 1);
            assertThat(receipts.get(i).get("previousSha256"))
                    .isEqualTo(receipts.get(i - 1).get("sha256"));
        }
    }
}
