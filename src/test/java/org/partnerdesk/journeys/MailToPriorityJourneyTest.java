package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** Journey 1: a partner mails the template, and an S1 with proof and clocks stands on the desk. */
class MailToPriorityJourneyTest {
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void templateMailBecomesPriorityTicketWithReceiptAndClocks() {
        desk.mail(
                "dana@delta-channel.example",
                "partner-support@zohocorp.com",
                "Nobody can open Zoho CRM since 9 am",
                """
                Hello,

                since nine this morning nobody can open CRM.

                Service Name: Zoho CRM
                Customer Primary Email Address: it@harbor-freightways.example
                """);

        JsonNode ticket = desk.ticket("Nobody can open Zoho CRM since 9 am");

        assertThat(ticket.get("severity").stringValue()).isEqualTo("S1");
        assertThat(ticket.get("severitySource").stringValue()).isEqualTo("automatic");
        assertThat(ticket.get("priorityCustomer").booleanValue()).isTrue();
        assertThat(ticket.get("verdict").stringValue()).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(ticket.get("customerPrimaryEmail").stringValue()).isEqualTo("it@harbor-freightways.example");
        List<String> milestones = new ArrayList<>();
        ticket.get("commitments").forEach(c -> milestones.add(c.get("milestone").stringValue()));
        assertThat(milestones).contains("acknowledged", "determined", "resolved");
        JsonNode receipts = desk.get("/api/v1/tickets/" + ticket.get("number").stringValue() + "/receipts")
                .body()
                .get("items");
        assertThat(receipts).hasSize(1);
        assertThat(receipts.get(0).toString()).contains("640").contains("250");
    }
}
