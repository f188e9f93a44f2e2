package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.RunningDesk.Answer;
import tools.jackson.databind.JsonNode;

/** Text that a database cannot keep or a directory cannot know is taken as far as it makes sense, and stops nothing. */
class StrangeTextTest {
    private static final String TICKETS = "/api/v1/tickets";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void nulIsLeftOutAndHalfAPairIsMarkedInEveryField() {
        JsonNode ticket = created("""
                {"subject": "Nul\\u0000 and \\ud800 half", "description": "d\\u0000 \\udc00", "service": "\\u0000",
                 "organisationId": "\\ud800", "customerPrimaryEmail": "x\\u0000y\\ud83d", "requester": "dana@delta-channel.example"}
                """);
        String path = TICKETS + "/" + text(ticket, "number");

        assertThat(text(ticket, "subject")).isEqualTo("Nul and \uFFFD half");
        assertThat(text(ticket, "customerPrimaryEmail")).isEqualTo("xy\uFFFD");
        assertThat(desk.get(path + "/messages").body().at("/items/0/body").stringValue())
                .isEqualTo("d \uFFFD");
        Answer changed = desk.patch(path, """
                {"severity": "S2", "reason": "so\\u0000 \\ud800", "customerPrimaryEmail": "a\\u0000b\\ud800"}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(text(changed.body(), "customerPrimaryEmail")).isEqualTo("ab\uFFFD");
        Answer said = desk.post(path + "/messages", "{\"body\": \"yes\\u0000 \\ud83d\", \"audience\": \"internal\"}");
        assertThat(said.status()).isEqualTo(201);
        assertThat(text(said.body(), "body")).isEqualTo("yes \uFFFD");
        assertThat(desk.get(TICKETS + "?q=%00").status()).isEqualTo(200);
        assertThat(desk.get(TICKETS + "?q=%EF%BF%BD%27%3A*%26!").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisationId", "customerPrimaryEmail", "description", "service"})
    void identifierOfFortyDigitsIsNobodys(String field) {
        JsonNode ticket = created("""
                {"subject": "Forty digits", "requester": "dana@delta-channel.example", "%s": "%s"}
                """.formatted(field, "7001001019".repeat(4)));

        assertThat(text(ticket, "verdict")).isIn("NO_IDENTIFIER", "NOT_FOUND");
        assertThat(text(ticket, "severity")).isEqualTo("S3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "@", "a@b@c", "<script>", "٧٠٠", "it@harbor-freightways"})
    void customerFieldTakesAnyTextAndKeepsIt(String typed) {
        JsonNode ticket = created("""
                {"subject": "Any text", "requester": "dana@delta-channel.example", "customerPrimaryEmail": "%s"}
                """.formatted(typed));

        assertThat(text(ticket, "customerPrimaryEmail")).isEqualTo(typed);
        assertThat(ticket.get("priorityCustomer").booleanValue()).isFalse();
    }

    @Test
    void emptyIsAbsent() {
        JsonNode ticket = created("""
                {"subject": "Empty", "description": "", "service": "", "organisationId": " ", "customerPrimaryEmail": "",
                 "impact": "", "requester": "dana@delta-channel.example"}
                """);

        for (String field : new String[] {"service", "organisationId", "customerPrimaryEmail", "impact"}) {
            assertThat(ticket.get(field).isNull()).as(field).isTrue();
        }
        assertThat(text(ticket, "verdict")).isEqualTo("NO_IDENTIFIER");
    }

    @Test
    void ticketIsFoundWithAndWithoutItsPrefixInAnyCase() {
        String number = text(created("""
                {"subject": "Found", "requester": "dana@delta-channel.example"}"""), "number");

        assertThat(number).matches("PD-[0-9]+");
        for (String spelled : new String[] {number, number.substring(3), "pd-" + number.substring(3)}) {
            assertThat(text(desk.get(TICKETS + "/" + spelled).body(), "number")).isEqualTo(number);
        }
    }

    private JsonNode created(String json) {
        Answer answer = desk.post(TICKETS, json);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
