package org.partnerdesk.intake.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.reading.MailFile.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a mail's own words end and what it quotes begins. */
class OwnWordsTest {
    @Test
    void htmlBecomesLinesWithTheTargetsOfLinksBesideThem() {
        InboundMail mail = read("html-only-outlook");

        assertThat(mail.ownWords())
                .contains("Customer Primary Email Address: the admin <it@harbor-freightways.example>\n")
                .contains("ZOID\t700100101\n")
                .contains("First\nsecond")
                .doesNotContain("color:red")
                .doesNotContain("Old words");
        assertThat(mail.quoted()).contains("Old words");
    }

    @Test
    void htmlSpeaksWhenThePlainAlternativeIsEmpty() {
        InboundMail mail = read("html-gmail-reply");

        assertThat(mail.ownWords()).isEqualTo("It works now.");
        assertThat(mail.quoted()).contains("Please try again.");
    }

    @ParameterizedTest
    @CsvSource({
        "reply-english, 'It works now, thanks.'",
        "reply-outlook, 'It works now, thanks.'",
        "reply-outlook-header, 'It works now, thanks.'",
        "reply-arabic, 'شكرا، يعمل الآن.'",
        "reply-thai, ใช้งานได้แล้ว ขอบคุณ"
    })
    void foldsTheQuotedMail(String file, String ownWords) {
        InboundMail mail = read(file);

        assertThat(mail.ownWords()).isEqualTo(ownWords);
        assertThat(mail.quoted()).isNotEmpty();
        assertThat(mail.text()).contains(ownWords).contains(mail.quoted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply-inline", "reply-below"})
    void showsEverythingWhenTheAnswersStandBetweenTheQuotedLines(String file) {
        InboundMail mail = read(file);

        assertThat(mail.ownWords()).contains("Firefox.").contains("> Which browser?");
        assertThat(mail.quoted()).isEmpty();
    }

    @Test
    void forwardedMailIsOwnWords() {
        assertThat(read("forward-in-text").ownWords()).contains("Please help my customer.", "ZOID 700100101");
        InboundMail attached = read("forward-attached");
        assertThat(attached.ownWords()).contains("See below.", "Sign-in is broken", "Our ZOID is 700100101.");
        assertThat(attached.attachments()).extracting(Attachment::name).containsExactly("Sign-in is broken.eml");
    }

    @Test
    void putsFlowedLinesTogether() {
        assertThat(read("flowed").ownWords())
                .isEqualTo("Customer Primary Email Address: it@harbor-freightways.example\n\nNext.");
    }
}
