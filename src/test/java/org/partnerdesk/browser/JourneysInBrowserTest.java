package org.partnerdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.support.Chromium;
import org.partnerdesk.support.Chromium.Look;
import org.partnerdesk.support.Chromium.Visit;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** Journeys 1, 3, 4, 6, 8 and 9 through the screen, in a real Chromium. */
class JourneysInBrowserTest {
    private static final String DANA = "dana@delta-channel.example";
    private static final String DESK = "partner-support@zohocorp.com";
    private final RunningDesk desk = RunningDesk.shared();

    @Test
    void journey1TheS1StandsOnTheDeskWithItsReceipt() {
        desk.mail(
                DANA, DESK, "Orders vanish from CRM", "Customer Primary Email Address: it@harbor-freightways.example");
        String number = number("Orders vanish from CRM");
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            mina.open("/desk?view=s1-critical");
            mina.page().getByText("Orders vanish from CRM").first().click();
            assertThat(mina.page().locator("h1")).containsText("Orders vanish from CRM");
            assertThat(mina.page().locator("main")).containsText("Priority Customer - Large User Account");
            assertThat(mina.page().locator(".clocks")).containsText("Acknowledge");

            mina.open("/desk/tickets/" + number + "/receipts/1");
            assertThat(mina.page().locator("main")).containsText("640");
            assertThat(mina.page().locator("main")).containsText("250");
            assertThat(mina.complaints()).isEmpty();
        }
    }

    @Test
    void journey3MinaTypesTheSuperAdminsAddressAndTheWorkflowDoesTheRest() {
        desk.mail(DANA, DESK, "Dashboards stay grey", "Hello, the dashboards are grey for everybody.");
        String number = number("Dashboards stay grey");
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            mina.open("/desk?view=needs-customer-email");
            mina.page().getByText("Dashboards stay grey").first().click();
            mina.page().locator("#value").fill("it@harbor-freightways.example");
            mina.page().locator("#value").press("Enter");

            assertThat(mina.page().locator("main")).containsText("Priority Customer - Large User Account");
            assertThat(mina.page().locator("main")).containsText("S1-Critical");
            assertThat(mina.complaints()).isEmpty();
        }
        assertThat(desk.ticketNumber(number).get("severity").stringValue()).isEqualTo("S1");
    }

    @Test
    void journey4TheOfferedCustomerIsFilledByOneClick() {
        desk.mail(DANA, DESK, "Lee sees no deals", "Our contact lee@harbor-freightways.example sees no deals.");
        String number = number("Lee sees no deals");
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            mina.open("/desk/tickets/" + number);
            mina.page().locator(".offer button").first().click();

            assertThat(mina.page().locator("main")).containsText("Priority Customer - Large User Account");
        }
        JsonNode ticket = desk.ticketNumber(number);
        assertThat(ticket.get("customerPrimaryEmail").stringValue()).isEqualTo("it@harbor-freightways.example");
        assertThat(ticket.get("severity").stringValue()).isEqualTo("S1");
    }

    @Test
    void journey6AnotherPartnersCustomerNeedsReviewAndReadsToDanaLikeOneThatDoesNotExist() {
        String kestrel = cannotSignIn("it@kestrel-aviation.example");
        String nobody = cannotSignIn("it@nobody-knows.example");
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            mina.open("/desk?view=needs-review");
            assertThat(mina.page().locator("tr[data-row='" + nobody + "']")).isVisible();
            assertThat(mina.page().locator("tr[data-row='" + kestrel + "']")).containsText("Kestrel Aviation");
            mina.page().locator("tr[data-row='" + kestrel + "'] .what a").click();
            assertThat(mina.page().locator(".proof.review")).containsText("not mapped to this partner");
            assertThat(mina.complaints()).isEmpty();
        }
        try (Visit dana = Chromium.visit(desk, Look.in("en")).as(DANA)) {
            assertThat(words(dana, kestrel, "it@kestrel-aviation.example"))
                    .isEqualTo(words(dana, nobody, "it@nobody-knows.example"));
            assertThat(dana.complaints()).isEmpty();
        }
    }

    @Test
    void journey8AnswerReplyDeterminationAndSolutionMeetAllPromisesOnTheScreen() {
        desk.mail(
                DANA, DESK, "Quotes lose their logo", "Customer Primary Email Address: it@harbor-freightways.example");
        String number = number("Quotes lose their logo");
        try (Visit mina = Chromium.visit(desk, Look.in("en")).as("mina@desk.example")) {
            Page page = mina.page();
            mina.open("/desk/tickets/" + number);
            page.locator("#body").fill("Which template do you use?");
            page.locator("#composer .go").click();
            assertThat(page.locator(".clock").first()).containsText("met in");

            MailView answer = desk.mailTo(DANA, "Quotes lose their logo");
            assertThat(answer.text()).contains("Which template do you use?");
            desk.mail(
                    DANA,
                    answer.replyTo(),
                    "Re: " + answer.subject(),
                    "The one called Winter.",
                    Map.of("In-Reply-To", "<" + answer.mailId() + ">"));
            RunningDesk.until(() -> {
                page.reload();
                return page.locator(".talk").innerText().contains("The one called Winter.");
            });

            page.keyboard().press("d");
            page.locator("#summary").fill("The template engine drops pictures.");
            page.locator("form[action$='/determination'] .go").click();
            assertThat(page.locator(".clock .win.met")).hasCount(2);
            page.keyboard().press("e");
            page.locator("#solution").fill("Winter keeps its pictures again.");
            page.locator(".act:has(#solution) .go").click();

            assertThat(page.locator(".clock")).containsText(new String[] {"met in", "met in", "met in"});
            assertThat(mina.complaints()).isEmpty();
        }
        try (Visit dana = Chromium.visit(desk, Look.in("en")).as(DANA)) {
            dana.open("/help/" + number);
            assertThat(dana.page().locator(".promises .done")).hasCount(3);
            assertThat(dana.page().locator("main")).containsText("Which template do you use?");
            assertThat(dana.page().locator("main")).containsText("The template engine drops pictures.");
            assertThat(dana.page().locator("main")).containsText("Winter keeps its pictures again.");
            assertThat(dana.complaints()).isEmpty();
        }
    }

    @Test
    void journey9NokFilesInThaiByKeyboardAlone() {
        try (Visit nok = Chromium.visit(desk, Look.in("th")).as("nok@siam-channel.example")) {
            Page page = nok.page();
            nok.open("/help/new");
            tabTo(page, "subject");
            page.keyboard().insertText("เปิดโปรแกรมไม่ได้ตั้งแต่เช้า");
            page.keyboard().press("Tab");
            page.keyboard().insertText("พนักงานทุกคนเปิดโปรแกรมไม่ได้");
            tabTo(page, "customerPrimaryEmail");
            page.keyboard().insertText("it@chaophraya-logistics.example");
            page.keyboard().press("Enter");

            assertThat(page.locator("h1")).containsText("เปิดโปรแกรมไม่ได้ตั้งแต่เช้า");
            assertThat(page.locator("main")).containsText("S1-สำคัญ");
            assertThat(page.locator("main")).containsText("ลูกค้าสำคัญ - บัญชีที่มีผู้ใช้จำนวนมาก");
            assertThat(nok.complaints()).isEmpty();
        }
    }

    @Test
    void journey9NokFilesWithoutJavaScriptAndSeesThePromise() {
        try (Visit nok = Chromium.visit(desk, Look.in("th").withoutScript()).as("nok@siam-channel.example")) {
            Page page = nok.page();
            nok.open("/help/new");
            page.locator("button.go").last().click();
            assertThat(page.locator("[role=alert]")).isVisible();

            page.locator("#subject").fill("อีเมลไม่เข้า");
            page.locator("#description").fill("ไม่มีอีเมลเข้าตั้งแต่เมื่อวาน");
            page.locator("#customerPrimaryEmail").fill("it@chaophraya-logistics.example");
            page.locator("button.go").last().click();
            assertThat(page.locator("h1")).containsText("อีเมลไม่เข้า");
            assertThat(page.locator("main")).containsText("S1-สำคัญ");

            page.locator("#body").fill("ลองใหม่แล้ว ยังไม่ได้");
            page.locator("form[action$='/replies'] button").click();
            assertThat(page.locator("main")).containsText("ลองใหม่แล้ว ยังไม่ได้");

            nok.open("/help");
            assertThat(page.locator("main")).containsText("อีเมลไม่เข้า");
        }
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 40; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + id);
    }

    private String cannotSignIn(String customer) {
        String subject = customer + " cannot sign in";
        desk.mail(DANA, DESK, subject, "Customer Primary Email Address: " + customer);
        return number(subject);
    }

    /** What dana reads of a request in her list and on its page, without its own particulars. */
    private static String words(Visit dana, String number, String customer) {
        dana.open("/help");
        String line = dana.page()
                .locator(".requests > li:has(a[href$='/" + number + "'])")
                .innerText();
        dana.open("/help/" + number);
        return (line + dana.page().locator("main").innerText())
                .replace(number, "NUMBER")
                .replace(customer, "CUSTOMER")
                .replaceAll("\\d\\d:\\d\\d", "TIME");
    }

    private String number(String subject) {
        return desk.ticket(subject).get("number").stringValue();
    }
}
