package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** Policies by calls: draft, rehearse, publish. */
class PoliciesApiTest {
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
    void programDraftsRehearsesAndPublishes() {
        desk.post("/api/v1/tickets", """
                {"subject": "Down", "description": "All of it", "requester": "dana@delta-channel.example",
                 "customerPrimaryEmail": "it@harbor-freightways.example"}""");

        JsonNode draft = desk.post("/api/v1/policies", """
                {"thresholds": {"US": {"key": 100, "large": 1000}}, "reason": "Harbor is too small"}""").body();
        assertThat(draft.at("/state").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.at("/version").isNull()).isTrue();
        assertThat(draft.at("/excludedServices")).as("as in force").isNotEmpty();
        String path = "/api/v1/policies/" + draft.at("/id").stringValue();

        RunningDesk.Answer begun = desk.post(path + "/rehearsals?days=1", "");
        assertThat(begun.status()).isEqualTo(202);
        String rehearsal = path + "/rehearsals/" + begun.body().at("/id").stringValue();
        RunningDesk.until(() -> desk.get(rehearsal).body().at("/finished").booleanValue());
        JsonNode found = desk.get(rehearsal).body();
        assertThat(found.at("/noLongerS1").longValue()).isEqualTo(1);
        assertThat(found.at("/groups/0/partner").stringValue()).isEqualTo("Delta Channel");
        assertThat(desk.get(path).body().at("/state").stringValue()).isEqualTo("REHEARSED");

        RunningDesk.Answer published = desk.post(path + "/publish", "{\"reason\": \"Agreed\"}");
        assertThat(published.body().at("/state").stringValue()).isEqualTo("IN_FORCE");
        assertThat(published.body().at("/version").intValue()).isEqualTo(2);
        assertThat(desk.post(path + "/publish", "{\"reason\": \"Again\"}").status())
                .isEqualTo(409);
        JsonNode list = desk.get("/api/v1/policies?limit=1").body();
        assertThat(list.at("/items/0/id")).isEqualTo(draft.at("/id"));
        JsonNode rest = desk.get("/api/v1/policies?after=" + list.at("/next").stringValue())
                .body();
        assertThat(rest.at("/items/0/state").stringValue()).isEqualTo("SUPERSEDED");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reason": ""}                                                             | 422 | reason
            {"reason": "x", "thresholds": {"US": {"key": 9, "large": 1}}}              | 422 | thresholds.US
            {"reason": "x", "thresholds": {}}                                          | 422 | thresholds
            {"reason": "x", "excludedServices": ["nothing"]}                           | 422 | excludedServices
            {"reason": "x", "severities": {"KEY_ACCOUNT": "S9"}}                       | 422 | severities.KEY_ACCOUNT
            {"reason": "x", "counting": "MOST"}                                        | 400 | counting
            {"reason": "x", "version": 3}                                              | 400 | version
            """)
    void faultIsToldByItsField(String body, int status, String field) {
        RunningDesk.Answer answer = desk.post("/api/v1/policies", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().at("/field").stringValue()).isEqualTo(field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(desk.get("/api/v1/policies/999").status()).isEqualTo(404);
        assertThat(desk.get("/api/v1/policies/x").status()).isEqualTo(404);
        assertThat(desk.get("/api/v1/policies/1/rehearsals/999").status()).isEqualTo(404);
        assertThat(desk.post("/api/v1/policies/1/rehearsals?days=0", "").status())
                .isEqualTo(422);
        assertThat(desk.post("/api/v1/policies/1/publish", "{\"reason\": \"x\", \"effectiveFrom\": \"soon\"}")
                        .status())
                .isEqualTo(400);
    }
}
