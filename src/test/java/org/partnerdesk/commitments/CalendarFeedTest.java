package org.partnerdesk.commitments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.support.RunningDesk;

/** Holidays that are read from an address every day. */
class CalendarFeedTest {
    private static RunningDesk desk;
    private static HttpServer server;
    private static volatile byte[] file = {};
    private static volatile int status = 200;
    private final CalendarFeeds feeds = desk.part(CalendarFeeds.class);
    private final WorkingCalendars calendars = desk.part(WorkingCalendars.class);

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/holidays.ics", exchange -> {
            exchange.sendResponseHeaders(status, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        desk = RunningDesk.with(Map.of());
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.stop(0);
    }

    @BeforeEach
    void fine() {
        status = 200;
    }

    @Test
    void whatIsNewIsTakenAndWhatIsTakenBackGoesAndWhatPeopleRenamedStays() {
        give(day("1006", "First feast"), day("1007", "Second feast"));
        assertThat(feeds.set("EU", url(), "admin@desk.example", "The king's days"))
                .isEmpty();
        RunningDesk.until(() -> names("EU").contains("Second feast"));
        assertThat(calendars.versions("EU").getFirst().reason()).isEqualTo("The king's days");
        CalendarSpec spec = calendars.find("EU").orElseThrow().spec();
        List<Holiday> renamed = spec.holidays().stream()
                .map(h -> h.name().containsValue("First feast")
                        ? new Holiday(null, h.on(), Map.of("en", "Our feast"))
                        : h)
                .toList();
        calendars.change(
                new CalendarSpec("EU", spec.zone(), false, spec.open(), renamed),
                null,
                "admin@desk.example",
                "As we call it");

        give(day("1005", "New feast"));
        feeds.set("EU", url(), "admin@desk.example", "Again");
        RunningDesk.until(() -> names("EU").contains("New feast"));

        assertThat(names("EU")).contains("Our feast", "Christmas Day").doesNotContain("Second feast");
    }

    @Test
    void aSilentOrBrokenAddressChangesNothingAndSaysSo() {
        status = 404;
        feeds.set("UK", url(), "admin@desk.example", "Bank holidays");
        RunningDesk.until(() -> feeds.find("UK").orElseThrow().failure() != null);
        CalendarFeed silent = feeds.find("UK").orElseThrow();
        assertThat(silent.failure()).isEqualTo("calendar.feed.silent");
        assertThat(silent.detail()).isEqualTo("HTTP 404");

        status = 200;
        file = new byte[10_000_000];
        feeds.set("UK", url(), "admin@desk.example", "Too much");
        RunningDesk.until(() -> feeds.find("UK").orElseThrow().failure() != null);
        assertThat(feeds.find("UK").orElseThrow().failure()).isEqualTo("calendar.feed.silent");

        file = "no calendar".getBytes(UTF_8);
        feeds.set("UK", url(), "admin@desk.example", "Nothing");
        RunningDesk.until(
                () -> "calendar.file.none".equals(feeds.find("UK").orElseThrow().failure()));
        assertThat(calendars.find("UK").orElseThrow().version()).isEqualTo(1);

        feeds.set("UK", "", "admin@desk.example", "");
        assertThat(feeds.find("UK")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://files.example/x.ics", "holidays.ics", "https://", "javascript:alert(1)", "http://[::bad"})
    void onlyWebAddressesAreTaken(String url) {
        assertThat(feeds.set("JP", url, "admin@desk.example", "Why not"))
                .containsEntry("url", PolicyFault.NOT_AN_ADDRESS);
        String body = "{\"url\": \"" + url + "\", \"reason\": \"x\"}";
        assertThat(desk.call("PUT", "/api/v1/calendars/JP/feed", body, Map.of()).status())
                .isEqualTo(422);
        assertThat(desk.get("/api/v1/calendars/JP/feed").status()).isEqualTo(404);
    }

    private List<String> names(String code) {
        return calendars.find(code).orElseThrow().spec().holidays().stream()
                .map(holiday -> holiday.name().getOrDefault("en", ""))
                .toList();
    }

    private static String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/holidays.ics";
    }

    private static void give(String... events) {
        file = ("BEGIN:VCALENDAR\r\n" + String.join("", events) + "END:VCALENDAR\r\n").getBytes(UTF_8);
    }

    /** Next year, whenever this runs. */
    private static String day(String monthDay, String name) {
        int year = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
        return "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" + year + monthDay + "\r\nSUMMARY:" + name + "\r\nEND:VEVENT\r\n";
    }
}
