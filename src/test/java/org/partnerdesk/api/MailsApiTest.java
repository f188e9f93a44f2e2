package org.partnerdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import tools.jackson.databind.JsonNode;

/** The flight recorder for programs. */
class MailsApiTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String US = "partner-support@zohocorp.com";
    private static final String EU = "partner-support@eu.zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void aMailIsFoundByItsMessageIdWithOrWithoutBracketsAndTellsItsChecks() {
        String id = "recorded." + System.nanoTime() + "@test.example";
        String raw = mail("Recorded", id);
        desk.rawMail(DANA, US, raw);

        JsonNode one = found("messageId=" + encoded("<" + id + ">"), 1).get(0);

        assertThat(found("messageId=" + encoded(id), 1).get(0)).isEqualTo(one);
        assertThat(one.get("messageId").stringValue()).isEqualTo(id);
        assertThat(one.get("decision").stringValue()).isEqualTo("OPENED");
        assertThat(one.get("envelopeFrom").stringValue()).isEqualTo(DANA);
        assertThat(one.get("envelopeTo").get(0).stringValue()).isEqualTo(US);
        assertThat(one.get("checks").get(0).get("name").stringValue()).isEqualTo("repeated-delivery");
        assertThat(found("ticket=" + one.get("ticket").stringValue(), 1).get(0)).isEqualTo(one);
        assertThat(desk.download("/api/v1/mails/" + one.get("id").stringValue() + "/raw"))
                .isEqualTo(raw.replace("\n", "\r\n"));
    }

    @Test
    void twoAddressesAreTwoRecordsAndARepetitionNamesTheFirst() {
        String id = "twice." + System.nanoTime() + "@test.example";
        String raw = mail("Twice", id);
        desk.rawMail(DANA, US + ", " + EU, raw);
        found("messageId=" + encoded(id), 2);
        desk.rawMail(DANA, US, raw);

        JsonNode all = found("messageId=" + encoded(id), 3);

        assertThat(all.get(0).get("decision").stringValue()).isEqualTo("IGNORED");
        assertThat(all.get(0).get("reason").stringValue()).startsWith("duplicate of ");
        JsonNode first =
                desk.get("/api/v1/mails?limit=2&messageId=" + encoded(id)).body();
        JsonNode next = desk.get("/api/v1/mails?limit=2&messageId=" + encoded(id) + "&after="
                        + first.get("next").stringValue())
                .body();
        assertThat(first.get("items")).hasSize(2);
        assertThat(next.get("items")).hasSize(1);
        assertThat(next.get("next").isNull()).isTrue();
    }

    @Test
    void whatIsNoneIsRefused() {
        assertThat(desk.get("/api/v1/mails?decision=LOST").status()).isEqualTo(422);
        assertThat(desk.get("/api/v1/mails?after=x").status()).isEqualTo(422);
        assertThat(desk.get("/api/v1/mails/999999999/raw").status()).isEqualTo(404);
        assertThat(desk.get("/api/v1/mails?ticket=PD-999999999").body().get("items"))
                .isEmpty();
        assertThat(Visitor.signedIn(desk, DANA).get("/api/v1/mails").status()).isEqualTo(401);
    }

    @Test
    void heldMailIsActedOnAndEachActIsInItsHistory() {
        JsonNode held = held();
        String path = "/api/v1/mails/" + held.get("id").stringValue();

        JsonNode retried = desk.post(path + "/retry", "{}").body();
        JsonNode released =
                desk.post(path + "/release", "{\"reason\": \"A colleague\"}").body();
        RunningDesk.Answer late = desk.post(path + "/drop", "{\"reason\": \"Forged\"}");

        assertThat(retried.get("decision").stringValue()).isEqualTo("HELD");
        assertThat(released.get("decision").stringValue()).isEqualTo("OPENED");
        assertThat(released.get("ticket").stringValue()).startsWith("PD-");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("detail").stringValue()).contains("OPENED");
        JsonNode acts = desk.get(path).body().get("acts");
        assertThat(acts).hasSize(2);
        assertThat(acts.get(1).get("act").stringValue()).isEqualTo("RELEASE");
        assertThat(acts.get(1).get("reason").stringValue()).isEqualTo("A colleague");
        assertThat(acts.get(1).get("rule").stringValue()).isEqualTo("own-address-as-sender");
    }

    @Test
    void mailThatNamesNobodyIsNotReleasedButDropped() {
        String id = "nobody." + System.nanoTime() + "@test.example";
        String raw = "To: " + US + "\nMessage-ID: <" + id + ">\n\nWho am I?\n";
        desk.part(MailInbox.class).accept("", List.of(US), raw.getBytes(StandardCharsets.UTF_8));
        String path = "/api/v1/mails/"
                + found("messageId=" + encoded(id), 1).get(0).get("id").stringValue();

        RunningDesk.Answer refused = desk.call("POST", path + "/release", "{}", Map.of("Accept-Language", "th"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("detail").stringValue()).contains("ไม่ระบุผู้ส่ง");
        JsonNode dropped = desk.post(path + "/drop", "{}").body();
        assertThat(dropped.get("decision").stringValue()).isEqualTo("IGNORED");
        assertThat(dropped.get("reason").stringValue()).startsWith("dropped by ");
        assertThat(desk.post("/api/v1/mails/999999999/drop", "{}").status()).isEqualTo(404);
        assertThat(Visitor.signedIn(desk, DANA).post(path + "/drop", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void replayNeedsARangeAndTellsWhatWouldDiffer() {
        Instant at = Instant.parse(held().get("receivedAt").stringValue());
        String range = "{\"from\": \"" + at + "\", \"to\": \"" + at.plusNanos(1_000) + "\"}";

        JsonNode replayed = desk.post("/api/v1/mails/replay", range).body();

        assertThat(replayed.get("seen").intValue()).isEqualTo(1);
        assertThat(replayed.get("same").intValue()).isEqualTo(1);
        assertThat(replayed.get("differing")).isEmpty();
        assertThat(replayed.get("complete").booleanValue()).isTrue();
        assertThat(desk.post("/api/v1/mails/replay", "{}").status()).isEqualTo(422);
        assertThat(desk.post(
                                "/api/v1/mails/replay",
                                "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-03-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
    }

    /** A mail from outside that claims to be from the desk. */
    private JsonNode held() {
        String id = "held." + System.nanoTime() + "@test.example";
        desk.rawMail(DANA, US, mail("Held", id).replace("From: <" + DANA + ">", "From: <" + US + ">"));
        return found("messageId=" + encoded(id), 1).get(0);
    }

    private static String mail(String subject, String id) {
        return "From: <" + DANA + ">\nTo: " + US + "\nSubject: " + subject + "\nMessage-ID: <" + id
                + ">\n\nNobody can sign in.\n.\n..two dots\n";
    }

    private JsonNode found(String query, int many) {
        RunningDesk.until(
                () -> desk.get("/api/v1/mails?" + query).body().get("items").size() == many);
        return desk.get("/api/v1/mails?" + query).body().get("items");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
