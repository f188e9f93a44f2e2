package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.support.RunningDesk.until;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.notification.MoodyServer.Mood;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;

/** What did not arrive is seen, and sent again by a person. */
class FailedMailTest {
    private static final String DESK = "partner-support@zohocorp.com";
    private static MoodyServer server;
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        server = new MoodyServer();
        desk = RunningDesk.with(Map.of("partnerdesk.smtp-relay", "localhost:" + server.port()));
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.stop();
    }

    private static JsonNode acknowledged(String number) {
        for (JsonNode promise : desk.ticketNumber(number).get("commitments")) {
            if (promise.get("milestone").stringValue().equals("acknowledged")) {
                return promise;
            }
        }
        throw new AssertionError("nothing was promised");
    }

    @Test
    void refusedAnswerIsOwedAgainAndCountsWhenItIsSentAgain() {
        desk.mail("dana@delta-channel.example", DESK, "Refused at the door", "Help.");
        String number = desk.ticket("Refused at the door").get("number").stringValue();
        settled();
        server.mood(Mood.REFUSES);
        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"Never arrives\"}");
        until(() -> acknowledged(number).get("state").stringValue().equals("running"));

        JsonNode failed =
                desk.get("/api/v1/outbox?state=refused").body().get("items").get(0);
        assertThat(failed.get("ticket").stringValue()).isEqualTo(number);
        assertThat(failed.get("reason").stringValue()).contains("No such person");
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/desk/outbox")
                        .body())
                .contains(number, "No such person", "Send again");

        server.mood(Mood.KIND);
        String path = "/api/v1/outbox/" + failed.get("id").stringValue() + "/resend";
        assertThat(desk.post(path, "{}").status()).isEqualTo(200);
        until(() -> server.taken().stream()
                .anyMatch(mail -> mail.contains(failed.get("messageId").stringValue())));

        assertThat(acknowledged(number).get("state").stringValue()).isEqualTo("met");
        until(() -> desk.post(path, "{}").status() == 422);
    }

    @Test
    void severalAreSentAgainByOneClick() {
        desk.mail("ruth@thames-channel.example", DESK, "One of two", "Help.");
        desk.mail("huda@nile-partners.example", DESK, "Two of two", "Help.");
        for (String subject : new String[] {"One of two", "Two of two"}) {
            desk.ticket(subject);
        }
        settled();
        server.mood(Mood.REFUSES);
        for (String subject : new String[] {"One of two", "Two of two"}) {
            String number = desk.ticket(subject).get("number").stringValue();
            desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"About " + subject + "\"}");
        }
        until(() -> ids().size() >= 2);
        server.mood(Mood.KIND);
        settled();
        int before = server.taken().size();

        Visitor mina = Visitor.signedIn(desk, "mina@desk.example");
        for (JsonNode mail : ids()) {
            mina.post("/desk/outbox", Map.of("id", mail.get("id").stringValue()));
        }

        until(() -> server.taken().size() >= before + 2);
        until(() -> ids().isEmpty());
    }

    private static void settled() {
        until(() -> desk.get("/api/v1/outbox?state=queued").body().get("items").isEmpty());
    }

    private static JsonNode ids() {
        return desk.get("/api/v1/outbox?state=refused").body().get("items");
    }

    @Test
    void wrongCallsAreRefusedInWords() {
        assertThat(desk.get("/api/v1/outbox?state=flying").status()).isEqualTo(422);
        assertThat(desk.get("/api/v1/outbox?limit=0").status()).isEqualTo(422);
        assertThat(desk.post("/api/v1/outbox/999999999/resend", "{}").status()).isEqualTo(404);
        assertThat(desk.post("/api/v1/outbox/none/resend", "{}").status()).isEqualTo(404);
    }
}
