package org.partnerdesk.intake.mail.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
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

    @Test
    void whoWroteTheForwardedMailIsFound() {
        assertThat(read("forward-in-text").forwardOf())
                .isEqualTo(new MailAddress("lee@harbor-freightways.example", "Lee"));
        assertThat(read("forward-attached").forwardOf())
                .isEqualTo(new MailAddress("lee@harbor-freightways.example", null));
        assertThat(read("reply-outlook-header").forwardOf()).isNull();
        assertThat(read("reply-english").forwardOf()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fwd: x            | Begin forwarded message:\\n\\nFrom: "Lee, A." <lee@c.example>\\nSubject: x         | lee@c.example
            WG: x             | Bitte\\n\\nVon: Lee [mailto:Lee@C.example]\\nGesendet: Montag\\nAn: Dana\\nBetreff: x | lee@c.example
            إعادة توجيه: x     | ---------- رسالة معاد توجيهها ---------\\nمن: لي <lee@c.example>\\nالتاريخ: 1       | lee@c.example
            ส่งต่อ: x          | *จาก:* ลี <lee@c.example>\\n*ส่งเมื่อ:* วันนี้\\n*ถึง:* ดานา                        | lee@c.example
            x                 | ---------- Forwarded message ---------\\nFrom: <lee@c.example>                    | lee@c.example
            Fwd: x            | From: nobody at all\\nSent: today\\nTo: me                                         |
            Re: x             | From: Lee <lee@c.example>\\nSent: today\\nTo: me\\nSubject: x                       |
            Fwd: x            | I forward nothing.                                                              |""")
    void inEveryLanguageThatProgramsForwardIn(String subject, String text, String author) {
        String raw = "From: dana@delta-channel.example\nContent-Type: text/plain; charset=utf-8\nSubject: " + subject
                + "\n\n" + text.replace("\\n", "\n") + "\n";
        MailAddress found = MailReader.read(raw.getBytes(UTF_8), null).forwardOf();

        assertThat(found == null ? null : found.email()).isEqualTo(author);
    }
}
