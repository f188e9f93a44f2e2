package org.partnerdesk.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.Postbag.DANA;
import static org.partnerdesk.intake.mail.Postbag.DESK;
import static org.partnerdesk.intake.mail.Postbag.OMAR;
import static org.partnerdesk.intake.mail.Postbag.SAMI;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void everyNumberInTheSubjectIsAsked() {
        Fate others = post.from(SAMI).send();
        Fate mine = post.from(DANA).send();
        String subject = "Fwd: [" + post.number(others.ticketId()) + "] Re: [" + post.number(mine.ticketId()) + "] x";

        assertThat(post.from(DANA).with("Subject", subject).send().ticketId()).isEqualTo(mine.ticketId());
    }

    @Test
    void signedMarkerInQuotedTextJoinsAColleagueAndAForgedOneNobody() {
        Fate opened = post.from(DANA).send();
        String marker = tokens.marker(opened.ticketId());

        assertThat(post.from(OMAR).saying("More.\r\n\r\n> " + marker).send().ticketId())
                .isEqualTo(opened.ticketId());
        Fate forged = post.from(OMAR)
                .saying("More.\r\n> pd:" + opened.ticketId() + ":00000000000000000000")
                .send();
        assertThat(forged.decision()).isEqualTo("OPENED");
        assertThat(forged.answer("signed-marker")).isNull();
    }

    @Test
    void whoReferToOneMailThatNeverCameSpeakOfOneThing() {
        String never = "<customers-own." + System.nanoTime() + "@customer.example>";
        Fate opened = post.from(DANA)
                .with("References", never)
                .with("Cc", "Omar <" + OMAR + ">")
                .send();

        Fate copied = post.from(OMAR).with("In-Reply-To", never).send();
        Fate foreign = post.from(SAMI).with("References", never).send();

        assertThat(copied.ticketId()).as("takes part by the Cc").isEqualTo(opened.ticketId());
        assertThat(foreign.decision()).isEqualTo("OPENED");
        assertThat(foreign.reason()).isEqualTo("may belong to " + opened.ticketId());
        assertThat(links(opened.ticketId())).containsExactly(post.number(foreign.ticketId()));
        assertThat(links(foreign.ticketId())).containsExactly(post.number(opened.ticketId()));
    }

    @Test
    void anAnswerThatOvertakesTheMailItAnswersIsJoinedByIt() {
        Postbag.Draft first = post.from(DANA);
        Fate answer = post.from(DANA)
                .with("In-Reply-To", "<" + first.messageId() + ">")
                .send();

        assertThat(first.send().ticketId()).isEqualTo(answer.ticketId());
    }

    @Test
    void oneMailToTwoOfOurAddressesOpensTwoLinkedTickets() {
        Fate first =
                post.from(DANA).to(DESK + ",partner-support@eu.zohocorp.com").send();
        long second = post.next(first);

        assertThat(post.fate(second).ticketId()).isNotEqualTo(first.ticketId());
        assertThat(links(first.ticketId()))
                .containsExactly(post.number(post.fate(second).ticketId()));
    }

    @Test
    void peopleInCopyTakePartButNeverTheDeskItselfNorWhoAMachineNames() {
        Fate opened = post.from(DANA)
                .with("To", DESK + ", stranger@elsewhere.example")
                .with("Cc", "partner-support@zohocorp.com, it@customer.example")
                .send();
        Fate automatic = post.from(DANA)
                .with("Auto-Submitted", "auto-generated")
                .with("Cc", "it@customer.example")
                .send();

        assertThat(post.participants(opened.ticketId()))
                .containsExactlyInAnyOrder(DANA, "stranger@elsewhere.example", "it@customer.example");
        assertThat(post.participants(automatic.ticketId())).containsExactly(DANA);
    }

    @Test
    void anotherSubjectIsTold() {
        Fate opened = post.from(DANA).with("Subject", "Bookings are late").send();
        String reply = tokens.replyAddress(DESK, "PD", opened.ticketId());
        post.from(DANA)
                .to(reply)
                .with("Subject", "RE: [PD-1] AW:  bookings are LATE")
                .send();
        assertThat(post.history(opened.ticketId())).doesNotContain("OTHER_SUBJECT");

        Fate joined = post.from(DANA).to(reply).with("Subject", "Invoices").send();

        assertThat(joined.ticketId()).isEqualTo(opened.ticketId());
        assertThat(post.history(opened.ticketId())).contains("OTHER_SUBJECT");
    }

    private List<String> links(long ticketId) {
        List<String> numbers = new ArrayList<>();
        desk.ticketNumber(post.number(ticketId)).get("links").forEach(number -> numbers.add(number.stringValue()));
        return numbers;
    }
}
