package org.partnerdesk.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.support.Chromium;
import org.partnerdesk.support.Chromium.Look;
import org.partnerdesk.support.Chromium.Visit;
import org.partnerdesk.support.RunningDesk;

/** Every page in three languages, light and dark, wide and narrow: accessible, within its bounds, nothing cut off. */
class ScreensTest {
    private static final String SUBJECT = "Screens are looked at";
    private static final RunningDesk DESK = RunningDesk.shared();
    private static String number;
    private static long held;

    @BeforeAll
    static void someTickets() {
        DESK.mail(
                "dana@delta-channel.example",
                "partner-support@zohocorp.com",
                SUBJECT,
                "Customer Primary Email Address: it@harbor-freightways.example\n\nZUID 650100777 as well.");
        number = DESK.ticket(SUBJECT).get("number").stringValue();
        String raw = "From: <partner-support@zohocorp.com>\nSubject: =?utf-8?B?2YXYsdit2KjYpw==?=\n\nHello\n";
        held = DESK.part(MailInbox.class)
                .accept("dana@delta-channel.example", List.of("partner-support@zohocorp.com"), raw.getBytes(UTF_8));
        RunningDesk.until(() -> DESK.part(FlightRecorder.class)
                .mail(held)
                .map(RecordedMail::isHeld)
                .orElse(false));
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, LIGHT", "ar, 1440, DARK", "th, 390, LIGHT"})
    void pagesOfTheDeskAreAccessibleAndFit(String language, int width, ColorScheme scheme) {
        pagesOfTheDesk(language, width, scheme);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"ar, 390, LIGHT", "en, 390, DARK"})
    void pagesOfTheDeskAreAccessibleAndFitInMoreLooks(String language, int width, ColorScheme scheme) {
        pagesOfTheDesk(language, width, scheme);
    }

    private static void pagesOfTheDesk(String language, int width, ColorScheme scheme) {
        Look look = new Look(language, width, scheme, true);
        try (Visit mina = Chromium.visit(DESK, look).as("mina@desk.example")) {
            assertFine(
                    mina,
                    "/desk",
                    "/desk?view=all",
                    "/desk?q=nothingatall",
                    "/desk/tickets/" + number,
                    "/desk/tickets/" + number + "/receipts/1",
                    "/desk/tickets/" + number + "/times",
                    "/desk/tickets/PD-1",
                    "/desk/accounts",
                    "/desk/accounts?q=harbor",
                    "/desk/accounts/700100101",
                    "/desk/accounts/700100101?asOf=2025-03-01",
                    "/desk/mails",
                    "/desk/mails?decision=HELD&q=nothingatall",
                    "/desk/mails/1",
                    "/desk/mails?decision=HELD",
                    "/desk/mails/" + held,
                    "/desk/mails/replay?from=2001-01-01&to=2001-01-02",
                    "/desk/partners/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, DARK", "ar, 390, LIGHT", "th, 1440, LIGHT"})
    void pagesOfThePartnerAreAccessibleAndFit(String language, int width, ColorScheme scheme) {
        Look look = new Look(language, width, scheme, true);
        try (Visit dana = Chromium.visit(DESK, look)) {
            assertFine(dana, "/", "/demo/mail");
            dana.as("dana@delta-channel.example");
            assertFine(dana, "/help", "/help/new", "/help/" + number, "/help/" + number + "/times");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, LIGHT", "ar, 390, DARK", "th, 390, DARK"})
    void pagesOfTheDirectoryAreAccessibleAndFit(String language, int width, ColorScheme scheme) {
        pagesOfTheDirectory(language, width, scheme);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"th, 1440, LIGHT", "ar, 1440, LIGHT"})
    void pagesOfTheDirectoryAreAccessibleAndFitInMoreLooks(String language, int width, ColorScheme scheme) {
        pagesOfTheDirectory(language, width, scheme);
    }

    private static void pagesOfTheDirectory(String language, int width, ColorScheme scheme) {
        String dryRun = DESK.upload(
                        "/api/v1/directory/imports?kind=accounts&dryRun=true&name=customers.csv", """
                        zoid,name,dataCentre,superAdmin,domains
                        790000101,Looked At,EU,it@looked-at.example,looked-at.example
                        790000102,Nowhere,MARS,it@nowhere.example,
                        """.getBytes(UTF_8))
                .body()
                .get("id")
                .stringValue();
        String path = "/api/v1/directory/imports/" + dryRun;
        RunningDesk.until(() -> DESK.get(path).body().get("state").stringValue().equals("waiting"));
        Look look = new Look(language, width, scheme, true);
        try (Visit ada = Chromium.visit(DESK, look).as("admin@desk.example")) {
            assertFine(
                    ada, "/admin/directory", "/admin/directory/imports/" + dryRun, "/admin/directory/imports/999999");
        }
        DESK.post(path + "/drop", null);
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, DARK", "ar, 390, LIGHT", "th, 1440, LIGHT"})
    void pagesOfAdminsAreAccessibleAndFit(String language, int width, ColorScheme scheme) {
        pagesOfAdmins(language, width, scheme);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"en, 390, LIGHT", "th, 390, DARK"})
    void pagesOfAdminsAreAccessibleAndFitInMoreLooks(String language, int width, ColorScheme scheme) {
        pagesOfAdmins(language, width, scheme);
    }

    private static void pagesOfAdmins(String language, int width, ColorScheme scheme) {
        String draft = DESK.post("/api/v1/policies", """
                        {"thresholds": {"US": {"key": 100, "large": 1000}}, "reason": "Looked at"}""").body().get("id").stringValue();
        String policy = "/admin/policies/" + draft;
        DESK.post("/api/v1/tickets/" + number + "/messages", "{\"body\": \"Seen.\", \"audience\": \"public\"}");
        String inTwoMonths = LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
        String rehearsal = policy + "/rehearsals/"
                + DESK.post("/api/v1" + policy.replace("/admin", "") + "/rehearsals?days=1", "")
                        .body()
                        .get("id")
                        .stringValue();
        RunningDesk.until(() -> DESK.get("/api/v1" + rehearsal.replace("/admin", ""))
                .body()
                .get("finished")
                .booleanValue());
        try (Visit ada =
                Chromium.visit(DESK, new Look(language, width, scheme, true)).as("admin@desk.example")) {
            assertFine(
                    ada,
                    "/reports/forecast?region=US",
                    "/admin/calendars",
                    "/admin/calendars/EU",
                    "/admin/policies",
                    policy,
                    policy + "/edit",
                    rehearsal,
                    "/reports/attainment?by=week,milestone,partner,service&to=2199-12-31&from=2199-06-01",
                    "/reports/attainment?by=week,severity,dataCentre,partner,team,service&to=" + inTwoMonths,
                    "/reports/attainment?from=yesterday",
                    "/reports/attainment/tickets?severity=S1");
        }
    }

    @Test
    void aFirstLoadStaysWithinItsBounds() {
        try (Visit mina = Chromium.visit(DESK, Look.in("en")).as("mina@desk.example")) {
            List<Response> loaded = new ArrayList<>();
            mina.page().onResponse(loaded::add);
            mina.open("/desk");
            mina.page().waitForLoadState();
            // Asked while the page is there: what comes with its closing cannot be.
            List<Long> sizes = List.copyOf(loaded).stream()
                    .filter(response -> !response.url().contains(".woff2"))
                    .map(response -> (long) response.request().sizes().responseBodySize)
                    .toList();
            assertThat(sizes.size()).isLessThanOrEqualTo(10);
            assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isLessThan(120_000);
        }
    }

    private static void assertFine(Visit visit, String... paths) {
        for (String path : paths) {
            visit.open(path);
            // What is folded away is looked at too.
            visit.page().evaluate("document.querySelectorAll('details.fold').forEach(fold => fold.open = true)");
            List<String> violations = new ArrayList<>();
            for (Rule rule : new AxeBuilder(visit.page()).analyze().getViolations()) {
                violations.add(rule.getId() + ": " + rule.getNodes().getFirst().getHtml());
            }
            assertThat(violations).as(path).isEmpty();
            Object overflow = visit.page()
                    .evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
            assertThat(overflow).as(path + " scrolls sideways").isEqualTo(false);
        }
    }
}
