package org.partnerdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.Chromium;
import org.partnerdesk.support.Chromium.Look;
import org.partnerdesk.support.Chromium.Visit;
import org.partnerdesk.support.RunningDesk;

/** An agent's way through the view <i>Needs review</i>, by keyboard alone. */
class ReviewInBrowserTest {
    private static final int CASES = 20;
    private static final Map<String, String> SUPER_ADMINS =
            Map.of("700100101", "it@harbor-freightways.example", "700100102", "owner@maple-lane-books.example");
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** One step for each case: Kestrel is another partner's, Harbor and Maple Lane are both dana's. */
    @Test
    void twentyCasesAreSettledByKeyboardInLessThanTwoMinutes() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            numbers.add(
                    open(i % 2 == 0 ? "It is about ZOID 700100601" : "It is about ZOID 700100101 or ZOID 700100102"));
        }
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            Page page = mina.page();
            mina.open("/desk?view=needs-review");
            assertThat(page.locator("tr[data-row]")).hasCount(CASES);
            long begun = System.nanoTime();
            for (int left = CASES - 1; left >= 0; left--) {
                page.keyboard().press("c");
                assertThat(page.locator("tr[data-row]")).hasCount(left);
            }
            Assertions.assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(2));
            Assertions.assertThat(mina.complaints()).isEmpty();
        }
        for (String number : numbers) {
            Assertions.assertThat(desk.ticketNumber(number).get("verdict").stringValue())
                    .isEqualTo("LARGE_USER_ACCOUNT");
        }
    }

    @Test
    void mappingFromNowOnSettlesTheOtherTicketsOfThatCustomerToo() {
        String first = open("It is about ZOID 700100501");
        String second = open("Also about ZOID 700100501");
        try (Visit mina = Chromium.visit(desk, Look.in("th")).as("mina@desk.example")) {
            Page page = mina.page();
            mina.open("/desk?view=needs-review");
            while (!page.locator("tr.at").getAttribute("data-row").equals(second)) {
                page.keyboard().press("j");
            }
            page.keyboard().press("m");
            assertThat(page.locator("tr[data-row='" + second + "']")).hasCount(0);
        }
        RunningDesk.until(
                () -> desk.ticketNumber(first).get("severity").stringValue().equals("S1"));
        Assertions.assertThat(desk.ticketNumber(second).get("severity").stringValue())
                .isEqualTo("S1");
    }

    @Test
    void aDigitChoosesAmongSeveralOffers() {
        String number = open("It is about ZOID 700100101 or ZOID 700100102");
        try (Visit mina = Chromium.visit(desk, Look.in("ar")).as("mina@desk.example")) {
            Page page = mina.page();
            mina.open("/desk?view=needs-review");
            while (!page.locator("tr.at").getAttribute("data-row").equals(number)) {
                page.keyboard().press("j");
            }
            List<String> offered = page.locator("tr.at [data-offer] .id").allInnerTexts();
            page.keyboard().press("2");
            page.keyboard().press("c");
            assertThat(page.locator("tr[data-row='" + number + "']")).hasCount(0);
            Assertions.assertThat(offered).containsExactlyInAnyOrderElementsOf(SUPER_ADMINS.keySet());
            Assertions.assertThat(desk.ticketNumber(number)
                            .get("customerPrimaryEmail")
                            .stringValue())
                    .isEqualTo(SUPER_ADMINS.get(offered.get(1)));
            Assertions.assertThat(mina.complaints()).isEmpty();
        }
    }

    private static String open(String words) {
        return desk.post("/api/v1/tickets", """
                        {"subject": "Whose is it?", "description": "%s",
                         "requester": "dana@delta-channel.example"}""".formatted(words))
                .body()
                .get("number")
                .stringValue();
    }
}
