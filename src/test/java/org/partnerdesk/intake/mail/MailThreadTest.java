package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;
import static org.partnerdesk.intake.mail.Postbag.OMAR;
import static org.partnerdesk.intake.mail.Postbag.SAMI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.intake.mail.Postbag.Fate;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.support.RunningDesk;

/** Which ticket an answer joins, and whose answer joins none. */
class MailThreadTest {
    private final RunningDesk desk = RunningDesk.shared();
    private final Postbag post = new Postbag(desk);
    private final MailTokens tokens = desk.part(MailTokens.class);

    @Test
    void signedAddressJoinsAColleague() {
        Fate opened = post.from(DANA).send();
        String reply = tokens.replyAddress(DESK, "PD", opened.ticketId());

        Fate fate = post.from(OMAR).to(reply).saying("I know more.").send();

        assertThat(fate.decision()).isEqualTo("REPLIED");
        assertThat(fate.ticketId()).isEqualTo(opened.ticketId());
        assertThat(post.bodies(opened.ticketId())).hasSize(2);
        assertThat(fate.answer("reply-address")).endsWith("joins");
    }

    @Test
    void signedMessageIdJoinsAParticipant() {
        Fate opened = post.from(DANA).send();
        String ours = tokens.messageId(opened.ticketId(), "abc", "zohocorp.com");

        Fate fate = post.from(DANA).with("In-Reply-To", "<" + ours + ">").send();

        assertThat(fate.ticketId()).isEqualTo(opened.ticketId());
        assertThat(fate.answer("signed-message-id")).endsWith("joins");
    }

    @Test
    void anotherPartnerDoesNotJoinEvenWithASignedAddress() {
        Fate opened = post.from(DANA).send();

        Fate fate = post.from(SAMI)
                .to(tokens.replyAddress(DESK, "PD", opened.ticketId()))
                .send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(fate.ticketId()).isNotEqualTo(opened.ticketId());
        assertThat(fate.reason()).isEqualTo("may belong to " + opened.ticketId());
    }

    @ParameterizedTest
    @CsvSource({"reply-address", "signed-message-id"})
    void wrongSignatureIsTreatedAsNone(String rule) {
        Fate opened = post.from(DANA).send();
        String forged = "00000000000000000000";
        Postbag.Draft mail = post.from(OMAR);
        if (rule.equals("reply-address")) {
            mail.to("partner-support+PD" + opened.ticketId() + "." + forged + "@zohocorp.com");
        } else {
            mail.with("In-Reply-To", "<pd." + opened.ticketId() + ".abc." + forged + "@zohocorp.com>");
        }
        Fate fate = mail.send();

        assertThat(fate.decision()).isEqualTo("OPENED");
        assertThat(fate.answer(rule)).isNull();
    }

    @Test
    void anotherMailsIdJoinsParticipantsOnly() {
        Postbag.Draft first = post.from(DANA);
        Fate opened = first.send();
        String id = "<" + first.messageId() + ">";

        assertThat(post.from(SAMI).with("References", id).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(DANA)
                        .with("References", "<other@x.example> " + id)
                        .send()
                        .ticketId())
                .isEqualTo(opened.ticketId());
    }

    @Test
    void numberInTheSubjectJoinsParticipantsOnly() {
        Fate opened = post.from(DANA).send();
        String subject = "Re: [" + post.number(opened.ticketId()) + "] Sign-in";

        assertThat(post.from(SAMI).with("Subject", subject).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(OMAR).with("Subject", subject).send().decision()).isEqualTo("OPENED");
        assertThat(post.from(DANA).with("Subject", subject).send().ticketId()).isEqualTo(opened.ticketId());
    }
}
