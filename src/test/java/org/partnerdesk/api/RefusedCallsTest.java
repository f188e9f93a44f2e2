package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.RunningDesk.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every call that cannot be done is answered with a problem (RFC 9457) that says why and leaves nothing behind. */
class RefusedCallsTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String REQUESTER = "refused@delta-channel.example";
    private final RunningDesk desk = RunningDesk.shared();

    static Stream<Arguments> ticketsThatAreNone() {
        return Stream.of(
                arguments("unknown field", 400, "colour", ticket("\"colour\": \"red\"")),
                arguments("unknown field of half a letter", 400, "", ticket("\"\\ud800\": 1")),
                arguments("number for text", 400, "subject", ticket("\"subject\": 5")),
                arguments("truth for text", 400, "subject", ticket("\"subject\": true")),
                arguments("object for text", 400, "description", ticket("\"description\": {}")),
                arguments("array for text", 400, "impact", ticket("\"impact\": [\"outage\"]")),
                arguments("broken", 400, "", "{\"subject\": "),
                arguments("deep", 400, "", "[".repeat(5_000)),
                arguments("no object", 400, "", "[]"),
                arguments("a word", 400, "", "\"ticket\""),
                arguments("null", 400, "", "null"),
                arguments("nothing", 400, "", ""),
                arguments("no subject", 422, "subject", "{\"requester\": \"" + REQUESTER + "\"}"),
                arguments("blank subject", 422, "subject", ticket("\"subject\": \" \\t\"")),
                arguments("subject of NUL", 422, "subject", ticket("\"subject\": \"\\u0000\"")),
                arguments("subject of 1 MB", 422, "subject", ticket("\"subject\": \"" + "x".repeat(1 << 20) + '"')),
                arguments(
                        "text too long", 422, "description", ticket("\"description\": \"" + "x".repeat(1 << 20) + '"')),
                arguments(
                        "long field",
                        422,
                        "customerPrimaryEmail",
                        ticket("\"customerPrimaryEmail\": \"" + "x".repeat(5_000) + '"')),
                arguments("no requester", 422, "requester", "{\"subject\": \"Refused\"}"),
                arguments("requester is none", 422, "requester", ticket("\"requester\": \"dana\"")),
                arguments("requester with a name", 422, "requester", ticket("\"requester\": \"Dana <d@x.example>\"")),
                arguments("two requesters", 422, "requester", ticket("\"requester\": \"d@x.example,e@x.example\"")),
                arguments("requester with NUL", 422, "requester", ticket("\"requester\": \"d\\u0000@x.example\"")),
                arguments("requester with a line", 422, "requester", ticket("\"requester\": \"d\\n@x.example\"")),
                arguments("impact is none", 422, "impact", ticket("\"impact\": \"OUTAGE\"")));
    }

    /** A good ticket with one more or another field; JSON lets the later of two win. */
    private static String ticket(String field) {
        return "{\"subject\": \"Refused\", \"requester\": \"" + REQUESTER + "\", " + field + "}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ticketsThatAreNone")
    void opensNoTicket(String what, int status, String field, String body) {
        assertProblem(desk.post(TICKETS, body), status, field);
        assertThat(desk.part(JdbcClient.class)
                        .sql("select count(*) from ticketing.ticket where requester_email = :refused")
                        .param("refused", REQUESTER)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 422, limit",
        "limit=101, 422, limit",
        "limit=-1, 422, limit",
        "limit=x, 400, limit",
        "limit=99999999999, 400, limit",
        "after=x, 422, after",
        "after=-1, 422, after",
        "after=9999999999999999999999, 422, after",
        "view=nothing, 422, view",
        "view=%00, 422, view",
        "q=%ED%A0%80, 400, ''",
        "q=%ff, 400, ''"
    })
    void listsNothing(String query, int status, String field) {
        assertProblem(desk.get(TICKETS + "?" + query), status, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999",
                "PD-999999999",
                "PD-",
                "PD-x",
                "XX-10001",
                "x",
                "0",
                "-1",
                "1e3",
                "9223372036854775808",
                "9999999999999999999999999999999999999999",
                "%D9%A1%D9%A0%D9%A0%D9%A0%D9%A1"
            })
    void ticketThatIsNoneIsNotFoundAnywhere(String number) {
        String path = TICKETS + "/" + number;
        assertProblem(desk.get(path), 404, "");
        assertProblem(desk.get(path + "/messages"), 404, "");
        assertProblem(desk.get(path + "/receipts"), 404, "");
        assertProblem(desk.post(path + "/messages", "{\"body\": \"x\"}"), 404, "");
        assertProblem(desk.patch(path, "{\"status\": \"open\"}"), 404, "");
    }

    static Stream<Arguments> changesThatAreNone() {
        return Stream.of(
                arguments(400, "colour", "{\"colour\": \"red\"}"),
                arguments(400, "subject", "{\"subject\": \"Another\"}"),
                arguments(400, "status", "{\"status\": 1}"),
                arguments(400, "customerPrimaryEmail", "{\"customerPrimaryEmail\": [\"a@b.example\"]}"),
                arguments(400, "", "[]"),
                arguments(400, "", ""),
                arguments(400, "", "{\"status\""),
                arguments(422, "reason", "{\"severity\": \"S1\"}"),
                arguments(422, "reason", "{\"severity\": \"S1\", \"reason\": \" \"}"),
                arguments(422, "reason", "{\"severity\": \"S1\", \"reason\": \"\\u0000\"}"),
                arguments(422, "severity", "{\"severity\": \"S9\", \"reason\": \"x\"}"),
                arguments(422, "status", "{\"status\": \"lost\"}"),
                arguments(422, "status", "{\"status\": null}"),
                arguments(422, "assignee", "{\"assignee\": \"nobody@desk.example\"}"),
                arguments(422, "assignee", "{\"assignee\": \"dana@delta-channel.example\"}"),
                arguments(422, "assignee", "{\"assignee\": \"x\\u0000\"}"),
                arguments(422, "reason", "{\"reason\": \"" + "x".repeat(1 << 20) + "\"}"),
                arguments(422, "customerPrimaryEmail", "{\"customerPrimaryEmail\": \"" + "x".repeat(5_000) + "\"}"),
                arguments(400, "service", "{\"service\": 7}"),
                arguments(422, "service", "{\"service\": \"Lost Suite\"}"),
                arguments(422, "organisationId", "{\"organisationId\": \"" + "7".repeat(5_000) + "\"}"),
                arguments(422, "requester", "{\"requester\": \"dana\"}"),
                arguments(422, "requester", "{\"requester\": null}"),
                arguments(422, "requester", "{\"service\": \"crm\", \"requester\": \"\"}"),
                // All or nothing: the good half of a bad change is not done.
                arguments(422, "assignee", "{\"status\": \"open\", \"assignee\": \"nobody@desk.example\"}"));
    }

    @ParameterizedTest
    @MethodSource("changesThatAreNone")
    void changesNothing(int status, String field, String body) {
        String path = newTicket();
        var before = desk.get(path).body();

        assertProblem(desk.patch(path, body), status, field);

        assertThat(desk.get(path).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | text     | {\"text\": \"x\"}",
                "400 | body     | {\"body\": 1}",
                "422 | body     | {}",
                "422 | body     | {\"body\": \"\"}",
                "422 | body     | {\"body\": \" \\n\"}",
                "422 | body     | {\"body\": \"\\u0000\"}",
                "422 | audience | {\"body\": \"x\", \"audience\": \"everybody\"}"
            })
    void writesNothing(int status, String field, String body) {
        String path = newTicket();

        assertProblem(desk.post(path + "/messages", body), status, field);

        assertThat(desk.get(path + "/messages").body().get("items")).hasSize(1);
        assertThat(desk.get(path).body().get("status").stringValue()).isEqualTo("new");
    }

    @Test
    void wrongTokenIsToldHowToSendIt() {
        for (String token : new String[] {"Bearer wrong", "Bearer " + RunningDesk.TOKEN + "x", "Token x", ""}) {
            Answer answer = desk.call("GET", TICKETS, null, Map.of("Authorization", token));
            assertProblem(answer, 401, "");
            assertThat(answer.body().get("detail").stringValue()).contains("Authorization: Bearer");
        }
    }

    @Test
    void callThatNobodyAnswersIsAProblemToo() {
        assertProblem(desk.get("/api/v1/nothing"), 404, "");
        assertProblem(desk.call("DELETE", TICKETS + "/PD-10001", null, Map.of()), 405, "");
        assertProblem(desk.call("POST", TICKETS, "subject=x", Map.of("Content-Type", "text/plain")), 415, "");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksTheCallersLanguage(Language language) {
        Texts texts = Texts.of(language);
        Map<String, String> wanted = Map.of("Accept-Language", "tlh, " + language.code() + "-XX;q=0.9, fr;q=0.1");
        Map<String, String> withoutToken = Map.of("Accept-Language", language.code(), "Authorization", "Bearer wrong");

        assertSaid(desk.call("POST", TICKETS, "{", wanted), texts.say("api.not-json"), language);
        assertSaid(desk.call("GET", TICKETS + "/x", null, wanted), texts.say("api.ticket-not-found"), language);
        assertSaid(desk.call("GET", TICKETS, null, withoutToken), texts.say("api.no-token"), language);
    }

    private String newTicket() {
        return TICKETS + "/" + desk.post(TICKETS, """
                        {"subject": "To be left alone", "requester": "dana@delta-channel.example"}
                        """).body().get("number").stringValue();
    }

    private static void assertSaid(Answer answer, String sentence, Language language) {
        assertThat(answer.body().get("detail").stringValue()).isEqualTo(sentence);
        assertThat(answer.language()).isEqualTo(language.code());
    }

    private static void assertProblem(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().get("status").intValue()).isEqualTo(status);
        assertThat(answer.body().get("detail").stringValue()).endsWith(".").hasSizeLessThan(300);
        assertThat(answer.body().path("field").stringValue("")).isEqualTo(field);
    }
}
