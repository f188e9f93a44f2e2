package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A mail has no field for its impact: an agent reads its words, sets it, and the promises follow (D8). */
class ImpactTest {
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void agentPutsAMailedOutageOnTheClockThatNeverStops() {
        String subject = "Nobody can work " + UUID.randomUUID();
        desk.mail(
                "dana@delta-channel.example",
                "partner-support@zohocorp.com",
                subject,
                "Customer Primary Email Address: it@harbor-freightways.example");
        String number = desk.ticket(subject).get("number").stringValue();
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String path = "/desk/tickets/" + number;
        assertThat(mina.get(path).body()).contains("/impact");
        assertThat(roundTheClock(number)).containsExactly(false, false, false);

        assertThat(mina.post(path + "/impact", Map.of("impact", "OUTAGE")).status())
                .isEqualTo(302);
        assertThat(impact(number).stringValue()).isEqualTo("outage");
        assertThat(roundTheClock(number)).containsExactly(true, true, true);

        assertThat(mina.post(path + "/impact", Map.of("impact", "")).status()).isEqualTo(302);
        assertThat(impact(number).isNull()).isTrue();
        assertThat(roundTheClock(number)).containsExactly(false, false, false);
        assertThat(mina.post(path + "/impact", Map.of("impact", "NONE")).status())
                .isEqualTo(400);
    }

    @Test
    void requestTypeIsSaidByProgramsAndAgentsAndKeptInTheHistory() {
        String subject = "More seats " + UUID.randomUUID();
        JsonNode opened = desk.post("/api/v1/tickets", """
                {"subject": "%s", "description": "Ten more", "requester": "dana@delta-channel.example",
                 "requestType": "upgrades"}""".formatted(subject)).body();
        String number = opened.get("number").stringValue();
        assertThat(opened.get("requestType").stringValue()).isEqualTo("Upgrades");
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String path = "/desk/tickets/" + number;
        assertThat(mina.post(path + "/request-type", Map.of("requestType", "INVOICE_CHANGES"))
                        .status())
                .isEqualTo(302);
        assertThat(desk.ticketNumber(number).get("requestType").stringValue()).isEqualTo("Invoice changes");
        assertThat(mina.get(path).body()).contains("Request type: Invoice changes");
        assertThat(desk.part(JdbcClient.class)
                        .sql("""
                        select c.request_type from commitments.ticket_terms c
                        join ticketing.pub_ticket t on t.id = c.ticket_id where t.number = :number""")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("Invoice changes");
    }

    private JsonNode impact(String number) {
        return desk.ticketNumber(number).get("impact");
    }

    private List<Boolean> roundTheClock(String number) {
        return desk.part(JdbcClient.class)
                .sql("""
                select c.round_the_clock from commitments.pub_commitment c
                join ticketing.pub_ticket t on t.id = c.ticket_id
                where t.number = :number and c.state = 'RUNNING' order by c.no""")
                .param("number", number)
                .query(Boolean.class)
                .list();
    }
}
