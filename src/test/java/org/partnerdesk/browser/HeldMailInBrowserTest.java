package org.partnerdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.MailInbox;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.support.Chromium;
import org.partnerdesk.support.Chromium.Look;
import org.partnerdesk.support.Chromium.Visit;
import org.partnerdesk.support.RunningDesk;

/** An agent's way through held mail, by keyboard alone. */
class HeldMailInBrowserTest {
    private static final String DESK = "partner-support@zohocorp.com";

    private final RunningDesk desk = RunningDesk.shared();
    private final FlightRecorder recorder = desk.part(FlightRecorder.class);

    @Test
    void heldMailIsTickedAndReleasedByKeyboard() {
        String word = "tickedbykey" + System.nanoTime();
        List<Long> held = List.of(held(word), held(word), held(word));
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            Page page = mina.page();
            mina.open("/desk/mails?decision=HELD&q=" + word);
            assertThat(page.locator("tr[data-row]")).hasCount(3);
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("input[name=mail]:checked")).hasCount(2);
            page.keyboard().press("l");
            assertThat(page.locator(".notice")).containsText("2 of 2 are held no more.");
            Assertions.assertThat(mina.complaints()).isEmpty();
        }
        Assertions.assertThat(
                        held.stream().map(id -> recorder.mail(id).orElseThrow().decision()))
                .containsExactlyInAnyOrder("HELD", "OPENED", "OPENED");
    }

    private long held(String subject) {
        String raw = "From: <" + DESK + ">\nSubject: " + subject + "\nMessage-ID: <" + System.nanoTime()
                + "@test.example>\n\nHello\n";
        long id = desk.part(MailInbox.class).accept("dana@delta-channel.example", List.of(DESK), raw.getBytes(UTF_8));
        RunningDesk.until(() -> recorder.mail(id).map(RecordedMail::isHeld).orElse(false));
        return id;
    }
}
