package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.support.RunningDesk;

/** An answer that comes long after its ticket was closed. */
class FollowUpTest {
    private static final String EUROPE = "partner-support@eu.zohocorp.com";
    private static RunningDesk desk;
    private static Postbag post;

    @BeforeAll
    static void start() {
        desk = RunningDesk.with(Map.of(
                "partnerdesk.mail.follow-up.US.within", "30d",
                "partnerdesk.mail.follow-up.EU.within", "0s",
                "partnerdesk.mail.follow-up.EU.then", "hold"));
        post = new Postbag(desk);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void inTimeItReopens() {
        Fate opened = closed(DESK);

        assertThat(answer(opened, DESK).ticketId()).isEqualTo(opened.ticketId());
        assertThat(status(opened)).isEqualTo("open");
    }

    @Test
    void laterItOpensALinkedTicketAndTheOldOneStaysClosed() {
        Fate opened = closed(DESK);
        desk.post("/api/v1/demo/clock", "{\"advance\": \"P31D\"}");

        Fate late = answer(opened, DESK);

        assertThat(late.decision()).isEqualTo("OPENED");
        assertThat(late.answer("follow-up")).isEqualTo(opened.ticketId() + ": closed for too long");
        assertThat(status(opened)).isEqualTo("closed");
        assertThat(desk.ticketNumber(post.number(late.ticketId()))
                        .get("links")
                        .get(0)
                        .stringValue())
                .isEqualTo(post.number(opened.ticketId()));
    }

    @Test
    void orItWaitsForAPersonWhoLetsItIn() {
        Fate opened = closed(EUROPE);
        Fate late = answer(opened, EUROPE);
        assertThat(late.decision()).isEqualTo("HELD");

        desk.post("/api/v1/mails/" + late.id() + "/release", "{}");

        assertThat(post.fate(late.id()).decision()).isEqualTo("REPLIED");
        assertThat(status(opened)).isEqualTo("open");
    }

    @Test
    void whatAMachineWritesStaysOnTheClosedTicket() {
        Fate opened = closed(EUROPE);
        Fate late = post.from(DANA)
                .to(desk.part(MailTokens.class).replyAddress(EUROPE, "PD", opened.ticketId()))
                .with("Auto-Submitted", "auto-replied")
                .send();

        assertThat(late.ticketId()).isEqualTo(opened.ticketId());
        assertThat(status(opened)).isEqualTo("closed");
    }

    private static Fate closed(String mailbox) {
        Fate opened = post.from(DANA).to(mailbox).send();
        desk.patch("/api/v1/tickets/" + post.number(opened.ticketId()), "{\"status\": \"closed\"}");
        return opened;
    }

    private static Fate answer(Fate opened, String mailbox) {
        return post.from(DANA)
                .to(desk.part(MailTokens.class).replyAddress(mailbox, "PD", opened.ticketId()))
                .send();
    }

    private static String status(Fate opened) {
        return desk.ticketNumber(post.number(opened.ticketId())).get("status").stringValue();
    }
}
