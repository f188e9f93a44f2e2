package org.partnerdesk.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** HTML and script in every field are letters on every page; and no address makes a page fall over. */
class BadInputOnPagesTest {
    private static final String SCRIPT = "</title></textarea>\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void scriptInEveryFieldOfTheApiAndOfTheDesk() {
        String json = SCRIPT.replace("\"", "\\\"");
        String number = desk.post("/api/v1/tickets", """
                {"subject": "Api %1$s", "description": "Said %1$s it@harbor-freightways.example", "service": "%1$s",
                 "organisationId": "%1$s", "customerPrimaryEmail": "%1$s", "requester": "%2$s"}
                """.formatted(json, DANA))
                .body()
                .get("number")
                .stringValue();
        desk.patch("/api/v1/tickets/" + number, """
                {"severity": "S2", "reason": "Because %s"}""".formatted(json));
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String path = "/desk/tickets/" + number;
        mina.get(path);
        Map.of(
                        "/messages", Map.of("body", "Note " + SCRIPT, "audience", "INTERNAL"),
                        "/determination", Map.of("kind", "DEFECT", "summary", "It is " + SCRIPT),
                        "/customer", Map.of("value", "Now " + SCRIPT, "expected", SCRIPT))
                .forEach((act, form) ->
                        assertThat(mina.post(path + act, form).status()).as(act).isEqualTo(302));

        assertHarmless(mina, path, number);
    }

    @Test
    void scriptInEveryPartOfAMail() {
        desk.rawMail(DANA, DESK, """
                From: "%1$s" <%2$s>
                To: "%1$s" <partner-support@zohocorp.com>
                Subject: Mailed %3$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=UTF-8

                <p>Hello</p><script>alert(1)</script><p>&lt;script&gt;alert(1)&lt;/script&gt; %3$s</p>
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename="%1$s.txt"

                x
                --b--
                """.formatted(SCRIPT.replace("\"", "\\\""), DANA, SCRIPT));
        String number = desk.ticket("Mailed " + SCRIPT).get("number").stringValue();

        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        assertHarmless(mina, "/desk/tickets/" + number, number);
    }

    @Test
    void scriptInEveryFieldOfTheHelpCentre() {
        Visitor dana = Visitor.signedIn(desk, DANA);
        dana.get("/help/new");
        Visitor.Shown filed = dana.post("/help/new", form("Filed " + SCRIPT, "Described " + SCRIPT, SCRIPT));
        assertThat(filed.status()).isEqualTo(302);
        String number = filed.location().replaceAll(".*/help/([^?]*).*", "$1");
        dana.get("/help/" + number);
        assertThat(dana.post("/help/" + number + "/replies", Map.of("body", "Again " + SCRIPT))
                        .status())
                .isEqualTo(302);

        assertHarmless(Visitor.signedIn(desk, "mina@desk.example"), "/desk/tickets/" + number, number);
        // What a refused form shows again.
        assertThat(dana.post("/help/new", form("", "Described " + SCRIPT, SCRIPT))
                        .body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    @Test
    void helpCentreTellsWhatIsWrongAndKeepsWhatWasTyped() {
        Visitor dana = Visitor.signedIn(desk, DANA);
        dana.get("/help/new");

        for (String subject : List.of("", " ", "x".repeat(1 << 20))) {
            Visitor.Shown refused = dana.post("/help/new", form(subject, "Typed with care", ""));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("Typed with care");
        }
        assertThat(dana.post("/help/new", form("Nul \0 and \uD83D\uDD25", "x\0", "y\0"))
                        .status())
                .isEqualTo(302);
        assertThat(dana.get("/help?after=nothing").status()).isEqualTo(400);
        assertThat(dana.get("/help/x").status()).isEqualTo(404);
    }

    private static Map<String, String> form(String subject, String description, String other) {
        return Map.of(
                "subject", subject,
                "description", description,
                "service", other,
                "organisationId", other,
                "impact", other,
                "customerPrimaryEmail", other);
    }

    @Test
    void scriptInAddressesIsNotRepeatedRaw() {
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        String script = URLEncoder.encode(SCRIPT, UTF_8);
        for (String path : List.of(
                "/desk?q=" + script,
                "/desk?view=" + script,
                "/desk?view=all&after=" + script,
                "/desk/tickets/" + script.replace("+", "%20").replace("%2F", "-"),
                "/language/th?back=" + script,
                "/?refused=" + script,
                "/nothing?" + script)) {
            assertThat(mina.get(path).body())
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/tickets/PD-999999999",
                "/desk/tickets/x",
                "/desk/tickets/9999999999999999999999999999999999999999",
                "/desk/tickets/PD-",
                "/desk/tickets/-1",
                "/desk/tickets/%D9%A1%D9%A0%D9%A0%D9%A0%D9%A1",
                "/desk/tickets/10001/receipts/99999",
                "/desk/tickets/x/receipts/1"
            })
    void ticketThatIsNoneIsNotFound(String path) {
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get(path).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk?q=%00",
                "/desk?q=%27%3B--",
                "/desk?q=%27%3A*%26%7C!()",
                "/desk?view=nothing",
                "/desk?after=nothing",
                "/desk?view=due-next&after=9999999999999999-1",
                "/desk?view=due-next&after=1"
            })
    void queueAnswersWhateverIsAsked(String path) {
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get(path).status())
                .isEqualTo(200);
    }

    @Test
    void queryThatIsNoTextIsToldInsteadOfGuessed() {
        Visitor.Shown shown = Visitor.signedIn(desk, "mina@desk.example").get("/desk?q=%ED%A0%80");

        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.body()).contains("<h1>");
    }

    private void assertHarmless(Visitor agent, String path, String number) {
        Visitor dana = Visitor.signedIn(desk, DANA);
        Visitor.Shown ticket = agent.get(path);
        assertThat(ticket.status()).isEqualTo(200);
        assertThat(ticket.body()).contains("&lt;script&gt;alert(1)");
        assertThat(List.of(
                        ticket.body(),
                        agent.get(path + "/receipts/1").body(),
                        agent.get("/desk?view=all").body(),
                        agent.get("/desk?q=" + number).body(),
                        dana.get("/help").body(),
                        dana.get("/help/" + number).body(),
                        desk.mailTo(DANA, number).html()))
                .allSatisfy(
                        page -> assertThat(page).doesNotContain("<script>alert").doesNotContain("<img src=x"));
    }
}
