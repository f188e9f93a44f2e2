package org.partnerdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** A mail cannot carry the field Impact; its words suggest it to the agent, who takes it by one click. */
class SuggestedImpactTest {
    private final RunningDesk desk = RunningDesk.shared();

    @ParameterizedTest
    @CsvSource({
        "en, Bookings do not load - the desk is down, Outage: nobody can work?, outage",
        "ar, توقف عن العمل منذ الصباح, انقطاع: لا أحد يستطيع العمل؟, outage",
        "th, ผู้ใช้เข้าสู่ระบบไม่ได้, เข้าสู่ระบบไม่ได้?, sign-in"
    })
    void oneClickTakesIt(String language, String subject, String offer, String code) {
        desk.mail("dana@delta-channel.example", "partner-support@zohocorp.com", subject, "Please look into it.");
        String number = desk.ticket(subject).get("number").stringValue();
        Visitor mina = Visitor.signedIn(desk, "mina@desk.example").in(language);
        // Without the signs that keep a value of another direction apart.
        assertThat(mina.get("/desk/tickets/" + number).body().replaceAll("[\u2066-\u2069]", ""))
                .contains("aria-describedby=\"impact-words\">" + offer);

        mina.post(
                "/desk/tickets/" + number + "/impact", Map.of("impact", code.equals("outage") ? "OUTAGE" : "SIGN_IN"));

        assertThat(desk.ticketNumber(number).get("impact").stringValue()).isEqualTo(code);
        assertThat(mina.get("/desk/tickets/" + number).body()).doesNotContain("impact-words");
    }

    @ParameterizedTest
    @CsvSource({"Words that say nothing, > The desk is down"})
    void quotedMailSuggestsNothing(String subject, String quoted) {
        desk.mail(
                "dana@delta-channel.example",
                "partner-support@zohocorp.com",
                subject,
                "Thank you.\n\nOn Mon, 2 Mar 2026, Somebody wrote:\n" + quoted);
        String number = desk.ticket(subject).get("number").stringValue();

        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/desk/tickets/" + number)
                        .body())
                .doesNotContain("impact-words");
    }
}
