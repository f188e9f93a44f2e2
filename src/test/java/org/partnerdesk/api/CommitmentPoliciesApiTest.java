package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;

/** Commitment policies by calls: draft, publish, count what would move, move it. */
class CommitmentPoliciesApiTest {
    private static final String PATH = "/api/v1/commitment-policies";
    private static RunningDesk desk;

    @BeforeAll
    static void open() {
        desk = RunningDesk.with(Map.of());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void programDraftsPublishesAndMovesOpenClocks() {
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Slow", "description": "Very", "requester": "dana@delta-channel.example"}""").body().at("/number").stringValue();
        String inForce = desk.get(PATH).body().at("/items/0/policy").toString();
        String faster =
                inForce.replace("\"goal\":\"PT168H\",\"limit\":\"PT336H\"", "\"goal\":\"P1D\",\"limit\":\"P2D\"");
        assertThat(faster).isNotEqualTo(inForce);
        JsonNode draft = desk.post(PATH, "{\"policy\": " + faster + ", \"reason\": \"Faster S3\"}")
                .body();
        assertThat(draft.at("/state").stringValue()).isEqualTo("DRAFT");
        String path = PATH + "/" + draft.at("/id").stringValue();

        RunningDesk.Answer rehearsed = desk.post(path + "/rehearsals?days=30", "");
        assertThat(rehearsed.status()).isEqualTo(202);
        String rehearsal = path + "/rehearsals/" + rehearsed.body().at("/id").stringValue();
        RunningDesk.until(() -> desk.get(rehearsal).body().at("/finished").booleanValue());
        assertThat(desk.get(rehearsal).body().at("/done").longValue()).isPositive();
        assertThat(desk.get(path).body().at("/state").stringValue()).isEqualTo("REHEARSED");

        JsonNode published =
                desk.post(path + "/publish", "{\"reason\": \"Agreed\"}").body();
        assertThat(published.at("/state").stringValue()).isEqualTo("IN_FORCE");
        RunningDesk.Answer begun = desk.post(path + "/retargets", "{\"reason\": \"For all\"}");
        assertThat(begun.status()).isEqualTo(202);
        String retarget = path + "/retargets/" + begun.body().at("/id").stringValue();
        RunningDesk.until(
                () -> desk.get(retarget).body().at("/stage").stringValue().equals("previewed"));
        JsonNode preview = desk.get(retarget).body();
        assertThat(preview.at("/clocks").longValue()).isPositive();
        assertThat(preview.at("/earlier")).isEqualTo(preview.at("/clocks"));

        assertThat(desk.post(retarget + "/go", "").status()).isEqualTo(202);
        RunningDesk.until(
                () -> desk.get(retarget).body().at("/stage").stringValue().equals("done"));
        JsonNode promises =
                desk.get("/api/v1/tickets/" + number + "/commitments").body().at("/items");
        JsonNode last = promises.get(promises.size() - 1);
        assertThat(last.at("/milestone").stringValue()).isEqualTo("resolved");
        JsonNode ledger = desk.get("/api/v1/tickets/" + number + "/commitments/"
                        + last.at("/id").stringValue() + "/ledger")
                .body();
        assertThat(ledger.at("/changedBy/kind").stringValue()).isEqualTo("policy");
        assertThat(ledger.at("/changedBy/reason").stringValue()).isEqualTo("For all");
        assertThat(desk.post(retarget + "/go", "").status()).isEqualTo(409);
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/desk/tickets/" + number + "/times")
                        .body())
                .contains("For all");
    }

    @Test
    void aHoleIsNamedInTheCallersLanguage() {
        JsonNode draft = desk.post(PATH, """
                {"policy": {"calendar": "US", "rows": []}, "reason": "Nothing"}""").body();
        String path = PATH + "/" + draft.at("/id").stringValue();

        RunningDesk.Answer refused = desk.post(path + "/publish", "{\"reason\": \"x\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("No row for S1");
        assertThat(desk.post(path + "/retargets", "{\"reason\": \"x\"}").status())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotThereOrNoPolicyIsRefused() {
        assertThat(desk.get(PATH + "/999").status()).isEqualTo(404);
        assertThat(desk.post(PATH, "{\"reason\": \"\"}").status()).isEqualTo(422);
        assertThat(desk.post(PATH, "{\"reason\": \"x\", \"policy\": {\"rows\": 3}}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.post(PATH, "{\"reason\": \"x\", \"policy\": {\"colour\": 3}}")
                        .status())
                .isEqualTo(400);
    }
}
