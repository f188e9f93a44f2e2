package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** A ticket's promises for programs: {@code GET /api/v1/tickets/{number}/commitments} and {@code .../{id}/ledger}. */
class CommitmentsApiTest {
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void promisesComeOldestFirstAndEachTellsItsTime() {
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Times", "description": "All is slow.", "requester": "dana@delta-channel.example",
                 "impact": "outage"}""").body().get("number").stringValue();
        desk.patch("/api/v1/tickets/" + number, "{\"severity\": \"S1\", \"reason\": \"told by phone\"}");
        String path = "/api/v1/tickets/" + number + "/commitments";

        List<JsonNode> items = desk.get(path).body().get("items").valueStream().toList();

        assertThat(items)
                .extracting(i -> i.get("milestone").stringValue())
                .contains("acknowledged", "determined", "resolved");
        assertThat(items).extracting(i -> i.get("state").stringValue()).contains("running", "superseded");
        assertThat(items).allSatisfy(i -> {
            assertThat(i.get("cycle").intValue()).isEqualTo(1);
            assertThat(i.get("policyVersion").intValue()).isPositive();
            assertThat(i.get("calendarVersion").intValue()).isPositive();
            assertThat(i.get("goalAt").stringValue())
                    .isLessThanOrEqualTo(i.get("limitAt").stringValue());
            assertThat(i.get("satisfiedAt").isNull()).isTrue();
        });
        String ledger = path + "/" + items.getLast().get("id").stringValue() + "/ledger";
        JsonNode first = desk.get(ledger).body().get("items").get(0);
        assertThat(first.get("counted").booleanValue()).isTrue();
        assertThat(first.get("reason").stringValue()).isEqualTo("around the clock");
        assertThat(desk.call("GET", ledger, null, Map.of("Accept-Language", "th"))
                        .body()
                        .get("items")
                        .get(0)
                        .get("reason")
                        .stringValue())
                .isEqualTo("ตลอด 24 ชั่วโมง");
    }

    @Test
    void theImpactSaysWhetherEveryMinuteCounts() {
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Impact", "description": "", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
        String path = "/api/v1/tickets/" + number;
        desk.patch(path, "{\"severity\": \"S1\", \"reason\": \"told by phone\"}");

        assertThat(desk.patch(path, "{\"impact\": \"outage\"}")
                        .body()
                        .get("impact")
                        .stringValue())
                .isEqualTo("outage");
        assertThat(kindOfLast(path)).isEqualTo("round_the_clock");
        assertThat(desk.patch(path, "{\"impact\": \"large\"}").status()).isEqualTo(422);
        assertThat(desk.patch(path, "{\"impact\": null}").body().get("impact").isNull())
                .isTrue();
        assertThat(kindOfLast(path)).isNotEqualTo("round_the_clock");
    }

    private String kindOfLast(String path) {
        String id = desk.get(path + "/commitments")
                .body()
                .get("items")
                .valueStream()
                .toList()
                .getLast()
                .get("id")
                .stringValue();
        return desk.get(path + "/commitments/" + id + "/ledger")
                .body()
                .get("items")
                .get(0)
                .get("kind")
                .stringValue();
    }

    @Test
    void aPromiseOfAnotherTicketIsNotFound() {
        assertThat(desk.get("/api/v1/tickets/PD-999999999/commitments").status())
                .isEqualTo(404);
        String number = desk.post("/api/v1/tickets", """
                {"subject": "One", "description": "", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
        assertThat(desk.get("/api/v1/tickets/" + number + "/commitments/0/ledger")
                        .status())
                .isEqualTo(404);
        assertThat(desk.get("/api/v1/tickets/" + number + "/commitments/x/ledger")
                        .status())
                .isEqualTo(404);
    }
}
