package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/**
 * A demonstration moved on in time, seen from outside: what is promised to large customers of all eight regions over
 * weekends, holidays and changes of the clock, and what days of waiting do. What is right is counted minute by minute
 * from the documents' hours, apart from the engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisesThroughTimeTest {
    private static final Map<String, List<Duration>> WINDOWS = Map.of(
            "acknowledged", List.of(Duration.ofHours(1), Duration.ofHours(3)),
            "determined", List.of(Duration.ofHours(2), Duration.ofHours(8)),
            "resolved", List.of(Duration.ofHours(24), Duration.ofHours(48)));

    private final RunningDesk desk = RunningDesk.with(Map.of());

    PromisesThroughTimeTest() {
        for (int i = 0; i < RegionHours.ALL.size(); i++) {
            String zoid = "79990000" + i;
            String code = RegionHours.ALL.get(i).code();
            put("accounts/" + zoid, """
                    {"name": "Large %s", "dataCentre": "%s", "superAdmin": "it@large-%s.example", "domains": []}""".formatted(code, code, code.toLowerCase(java.util.Locale.ROOT)));
            put("mappings/Delta%20Channel/" + zoid, "{\"from\": \"2024-01-01\"}");
            put("subscriptions/" + zoid + "/crm/Enterprise/paid/2024-02-01", "{\"quantity\": 900}");
        }
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void aFridayEveningInEachRegionIsPromisedToTheSecond() {
        Instant now = advance(Duration.ofSeconds(1));
        Map<Instant, RegionHours> fridays = new HashMap<>();
        for (RegionHours region : RegionHours.ALL) {
            fridays.put(region.friday(now), region);
            // The Friday before the clocks change, and the one before or on a holiday.
            var change = region.zone().getRules().nextTransition(now);
            if (change != null && change.getInstant().isAfter(now.plus(Duration.ofDays(7)))) {
                fridays.put(region.friday(change.getInstant().minus(Duration.ofDays(7))), region);
            }
            MonthDay holiday = region.holidays().iterator().next();
            LocalDate day =
                    holiday.atYear(LocalDate.ofInstant(now, region.zone()).getYear() + 1);
            fridays.put(
                    region.friday(day.minusDays(6).atStartOfDay(region.zone()).toInstant()), region);
        }
        List<Instant> inOrder = new ArrayList<>(fridays.keySet());
        inOrder.sort(Comparator.naturalOrder());
        assertThat(inOrder).hasSizeGreaterThan(16);
        for (Instant friday : inOrder) {
            RegionHours region = fridays.get(friday);
            advanceTo(friday);
            String number = ticket(region.code(), null);
            Instant taken =
                    Instant.parse(desk.ticketNumber(number).get("createdAt").stringValue());
            assertThat(Duration.between(friday, taken)).isLessThan(Duration.ofMinutes(5));
            assertThat(desk.ticketNumber(number).get("severity").stringValue()).isEqualTo("S1");
            WINDOWS.forEach((milestone, window) -> {
                JsonNode promise = commitment(number, milestone);
                assertThat(instant(promise, "goalAt"))
                        .as("%s %s goal of %s", region.code(), milestone, friday)
                        .isEqualTo(region.after(window.getFirst(), taken));
                assertThat(instant(promise, "limitAt"))
                        .as("%s %s limit of %s", region.code(), milestone, friday)
                        .isEqualTo(region.after(window.getLast(), taken));
            });
            desk.patch("/api/v1/tickets/" + number, "{\"status\": \"closed\"}");
        }
    }

    @Test
    void waitingForThePartnerMovesWhatWaitsByExactlyTheOpenTimeOfThePause() {
        RegionHours region = RegionHours.ALL.getFirst();
        advanceTo(region.friday(advance(Duration.ofSeconds(1))));
        String number = ticket(region.code(), null);
        Instant taken = Instant.parse(desk.ticketNumber(number).get("createdAt").stringValue());
        Instant acknowledgement = instant(commitment(number, "acknowledged"), "limitAt");
        advance(Duration.ofMinutes(90));
        desk.patch("/api/v1/tickets/" + number, "{\"status\": \"waiting_for_partner\"}");
        assertThat(commitment(number, "resolved").get("state").stringValue()).isEqualTo("paused");
        // Over the weekend: of these 66 hours only those of Friday and Monday count.
        advance(Duration.ofHours(66));
        desk.patch("/api/v1/tickets/" + number, "{\"status\": \"open\"}");

        JsonNode waited = ledger(number, "resolved").stream()
                .filter(stretch -> stretch.get("kind").stringValue().equals("waiting_for_partner"))
                .findFirst()
                .orElseThrow();
        Instant from = instant(waited, "from");
        Instant to = instant(waited, "to");
        assertThat(Duration.between(from, to)).isBetween(Duration.ofHours(66), Duration.ofHours(67));
        for (String milestone : List.of("determined", "resolved")) {
            JsonNode promise = commitment(number, milestone);
            assertThat(promise.get("state").stringValue()).isEqualTo("running");
            assertThat(instant(promise, "goalAt"))
                    .isEqualTo(region.after(WINDOWS.get(milestone).getFirst(), taken, from, to));
            assertThat(instant(promise, "limitAt"))
                    .isEqualTo(region.after(WINDOWS.get(milestone).getLast(), taken, from, to));
        }
        JsonNode acknowledged = commitment(number, "acknowledged");
        assertThat(instant(acknowledged, "limitAt")).isEqualTo(acknowledgement);
        assertThat(acknowledged.get("state").stringValue()).isEqualTo("breached");
    }

    @Test
    void threeDaysUnsolvedOweTwoUpdatesAndAThirdIsNext() {
        String number = ticket("EU", "outage");
        Instant taken = Instant.parse(desk.ticketNumber(number).get("createdAt").stringValue());
        advance(Duration.ofDays(3).plusHours(1));

        List<JsonNode> updates = commitments(number).stream()
                .filter(promise -> promise.get("milestone").stringValue().equals("updated"))
                .toList();
        assertThat(updates)
                .extracting(update -> update.get("state").stringValue())
                .containsExactly("breached", "breached", "running");
        assertThat(updates)
                .extracting(update -> instant(update, "limitAt"))
                .containsExactly(
                        taken.plus(Duration.ofHours(48)),
                        taken.plus(Duration.ofHours(72)),
                        taken.plus(Duration.ofHours(96)));

        desk.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"We are still on it.\"}");
        assertThat(commitments(number).stream()
                        .filter(promise ->
                                promise.get("milestone").stringValue().equals("updated"))
                        .map(promise -> promise.get("state").stringValue()))
                .containsExactly("breached", "breached", "met", "running");
    }

    @Test
    void aBreachStaysWhateverChangesAfterwards() {
        String number = ticket("IN", "outage");
        advance(Duration.ofHours(4));
        JsonNode breach = commitment(number, "acknowledged");
        assertThat(breach.get("state").stringValue()).isEqualTo("breached");

        String path = "/api/v1/tickets/" + number;
        assertThat(desk.patch(path, "{\"severity\": \"S3\", \"reason\": \"Only one user\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.patch(path, "{\"assignee\": \"mina@desk.example\"}").status())
                .isEqualTo(200);
        assertThat(desk.patch(path, "{\"customerPrimaryEmail\": \"it@large-us.example\"}")
                        .status())
                .isEqualTo(200);
        desk.post(path + "/messages", "{\"body\": \"We have it.\"}");
        advance(Duration.ofDays(2));

        assertThat(commitments(number)).contains(breach);
    }

    @Test
    void onlyAPositiveSpanOfReasonableLengthIsTaken() {
        for (String body : List.of(
                "{}",
                "{\"advance\": null}",
                "{\"advance\": \"3 hours\"}",
                "{\"advance\": \"PT0S\"}",
                "{\"advance\": \"PT0.0001S\"}",
                "{\"advance\": \"-PT1H\"}",
                "{\"advance\": \"P367D\"}",
                "{\"advance\": \"PT9999999999999999H\"}")) {
            RunningDesk.Answer answer = desk.post("/api/v1/demo/clock", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.body().get("field").stringValue()).isEqualTo("advance");
        }
    }

    private void put(String record, String body) {
        RunningDesk.Answer answer = desk.call("PUT", "/api/v1/directory/" + record, body, Map.of());
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 204);
    }

    private Instant advance(Duration by) {
        RunningDesk.Answer answer = desk.post("/api/v1/demo/clock", "{\"advance\": \"" + by + "\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return instant(answer.body(), "now");
    }

    private void advanceTo(Instant at) {
        Duration left = Duration.between(advance(Duration.ofMillis(1)), at);
        if (left.isPositive()) {
            advance(left);
        }
    }

    private String ticket(String region, String impact) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "Slow in %s", "description": "Lists take a minute.",
                         "requester": "dana@delta-channel.example",
                         "customerPrimaryEmail": "it@large-%s.example"%s}""".formatted(
                                region,
                                region.toLowerCase(java.util.Locale.ROOT),
                                impact == null ? "" : ", \"impact\": \"" + impact + "\""))
                .body()
                .get("number")
                .stringValue();
    }

    private List<JsonNode> commitments(String number) {
        return desk.get("/api/v1/tickets/" + number + "/commitments")
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    /** The latest of a milestone. */
    private JsonNode commitment(String number, String milestone) {
        return commitments(number).stream()
                .filter(promise -> promise.get("milestone").stringValue().equals(milestone))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private List<JsonNode> ledger(String number, String milestone) {
        return desk.get("/api/v1/tickets/" + number + "/commitments/"
                        + commitment(number, milestone).get("id").stringValue() + "/ledger")
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    private static Instant instant(JsonNode of, String field) {
        return Instant.parse(of.get(field).stringValue());
    }
}
