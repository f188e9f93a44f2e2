package org.partnerdesk.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Ticket;
import tools.jackson.databind.JsonNode;

/** The forecast of a desk: what it counts, and who may see it. */
class ForecastPagesTest {
    private static RunningDesk desk;
    private static String number;

    /** Three weeks ago four tickets came in the hour that begins now and one was answered; a week ago two more. */
    @BeforeAll
    static void someWeeks() {
        desk = RunningDesk.with(Map.of());
        ago(Duration.ofDays(21).minusMinutes(20), () -> {
            open("Old 1");
            open("Old 2");
            open("Old 3");
            String answered = open("Old 4").number();
            desk.post("/api/v1/tickets/" + answered + "/messages", "{\"body\": \"We look into it.\"}");
        });
        ago(Duration.ofDays(7).minusMinutes(30), () -> {
            open("Late 1");
            open("Late 2");
        });
        number = open("Fresh, and an outage").number();
        desk.patch("/api/v1/tickets/" + number, "{\"impact\": \"outage\"}");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void theHourThatBeginsHasWhatItHadInPastWeeks() {
        JsonNode forecast = desk.get("/api/v1/forecast").body();
        JsonNode us = region(forecast, "US");

        assertThat(forecast.get("weeks").intValue()).isEqualTo(2);
        assertThat(us.get("hours")).hasSize(24);
        assertThat(us.at("/hours/0/arrivals").doubleValue()).isEqualTo(1.0);
        assertThat(us.at("/hours/5/arrivals").doubleValue()).isZero();
    }

    @Test
    void whatNobodyWillKeepIsListedUnderItsHour() {
        JsonNode us = region(desk.get("/api/v1/forecast").body(), "US");
        int late = 0;
        for (JsonNode hour : us.get("hours")) {
            late += hour.get("pastLimit").intValue();
        }
        assertThat(late).as("three hours of the clock for an outage").isPositive();

        String page = lena().get("/reports/forecast?region=US").body();
        assertThat(page).contains("Fresh, and an outage", number);
        assertThat(lena().get("/reports/forecast?region=US&hour=99").status()).isEqualTo(200);
        assertThat(lena().get("/reports/forecast?region=US&hour=none").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"en, Forecast", "ar, التوقعات", "th, คาดการณ์"})
    void leadsSeeItInTheirLanguage(String language, String title) {
        assertThat(lena().in(language).get("/reports/forecast").body()).contains("<h1>" + title + "</h1>");
    }

    @Test
    void itIsNobodyElses() {
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/reports/forecast")
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "dana@delta-channel.example")
                        .get("/reports/forecast")
                        .status())
                .isEqualTo(403);
    }

    private static Visitor lena() {
        return Visitor.signedIn(desk, "lead@desk.example");
    }

    private static JsonNode region(JsonNode forecast, String code) {
        for (JsonNode region : forecast.get("items")) {
            if (region.get("dataCentre").stringValue().equals(code)) {
                return region;
            }
        }
        throw new AssertionError("No region " + code + " in " + forecast);
    }

    private static void ago(Duration ago, Runnable then) {
        DeskClock.replaying(desk.part(Clock.class).instant().minus(ago), then);
    }

    private static Ticket open(String subject) {
        return desk.part(Intake.class)
                .submit(Submission.typed(
                        Channel.API,
                        "dana@delta-channel.example",
                        subject,
                        "",
                        "it@harbor-freightways.example",
                        null,
                        null,
                        null));
    }
}
