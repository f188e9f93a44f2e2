package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/attainment}. */
class AttainmentApiTest {
    private static final String PATH = "/api/v1/attainment";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void answeredTicketIsAPromiseKeptOnTheDayOfItsLimit() {
        String of = PATH + "?by=partner,milestone&milestone=acknowledged&partner=" + partner() + "&to="
                + LocalDate.now(ZoneOffset.UTC).plusDays(60);
        long before = promised(of);
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Attained", "description": "All is slow.", "requester": "dana@delta-channel.example"}""").body().get("number").stringValue();
        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"On it.\", \"audience\": \"public\"}");

        JsonNode body = desk.get(of).body();
        assertThat(body.get("by").toString()).isEqualTo("[\"partner\",\"milestone\"]");
        assertThat(body.get("from").stringValue()).isLessThan(body.get("to").stringValue());
        JsonNode row = body.get("items").get(0);
        assertThat(row.get("promised").longValue()).isEqualTo(before + 1);
        assertThat(row.get("partnerName").stringValue()).isEqualTo("Delta Channel");
        assertThat(row.get("milestone").stringValue()).isEqualTo("acknowledged");
        assertThat(row.get("limitRate").doubleValue()).isBetween(0.0, 1.0);
        assertThat(row.get("missed").longValue())
                .isEqualTo(row.get("promised").longValue() - row.get("limitMet").longValue());
        assertThat(row.get("corrections").get("promised").longValue()).isZero();
    }

    @Test
    void comesAsCsvAndAsAWorkbookByFormatOrAccept() {
        String csv = desk.download(PATH + "?format=csv&by=severity");
        assertThat(csv).startsWith("severity,promised,goal_met,goal_rate,").contains("\r\n");
        assertThat(desk.download(PATH + "?format=xlsx")).startsWith("PK");
        assertThat(desk.get(PATH).type()).startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-13-01, from",
        "from=2026-03-02&to=2026-03-01, to",
        "from=2020-01-01&to=2026-01-01, from",
        "by=week&by=mood, by",
        "severity=urgent, severity",
        "partner=Delta, partner",
        "format=pdf, format"
    })
    void questionWithoutAnAnswerIsRefusedByItsField(String query, String field) {
        RunningDesk.Answer answer = desk.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("field").stringValue()).isEqualTo(field);
        assertThat(answer.body().get("detail").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "th"})
    void refusalIsInTheCallersLanguage(String language) {
        RunningDesk.Answer answer = desk.call("GET", PATH + "?from=x", null, Map.of("Accept-Language", language));

        assertThat(answer.language()).isEqualTo(language);
        assertThat(answer.body().get("detail").stringValue())
                .isNotEqualTo(desk.get(PATH + "?from=x").body().get("detail").stringValue());
    }

    private long promised(String path) {
        JsonNode items = desk.get(path).body().get("items");
        return items.isEmpty() ? 0 : items.get(0).get("promised").longValue();
    }

    private String partner() {
        return desk.part(JdbcClient.class)
                .sql("select id from directory.pub_partner where name = 'Delta Channel'")
                .query(String.class)
                .single();
    }
}
