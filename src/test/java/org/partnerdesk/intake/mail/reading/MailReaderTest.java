package org.partnerdesk.intake.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.reading.MailFile.read;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {
    @Test
    void readsFileNamesOfEveryWritingAndMakesThemHarmless() {
        assertThat(read("file-names-rfc2231").attachments())
                .extracting(Attachment::name)
                .containsExactly("تقرير.pdf", "ภาพหน้าจอ.png", "_cod.csv");
        assertThat(read("file-names-rfc2231").attachments().getLast().text()).isEqualTo("zoid;700100101");
    }

    @ParameterizedTest
    @CsvSource({"CON.txt, _CON.txt", "a/b\\c.txt, a_b_c.txt", "...hidden, hidden", "' ', attachment.bin"})
    void fileNamesAreSafeToSave(String written, String safe) {
        assertThat(AttachmentName.safe(written, "attachment.bin")).isEqualTo(safe);
    }

    @Test
    void longFileNamesKeepTheirEnding() {
        assertThat(AttachmentName.safe("x".repeat(400) + ".xlsx", "a"))
                .hasSize(200)
                .endsWith(".xlsx");
    }

    @Test
    void readsPastAMailboxLineAndALineWithoutColon() {
        InboundMail mail = read("no-headers-worth-having");

        assertThat(mail.subject()).isEqualTo("Help");
        assertThat(mail.from()).isNull();
        assertThat(mail.messageId()).endsWith("@synthetic.invalid");
        assertThat(mail.text()).contains("No sender, no id.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary-missing", "base64-broken"})
    void readsWhatIsLeftOfBrokenMail(String file) {
        assertThat(read(file).ownWords()).isEqualTo("Readable all the same.");
    }

    @Test
    void carriageReturnsAloneEndLines() {
        assertThat(read("carriage-returns-only").ownWords()).isEqualTo("First line\nSecond line");
    }

    @Test
    void dropsNulAndReplacesHalfASurrogatePair() {
        InboundMail mail = read("nul-and-half-surrogates");

        assertThat(mail.text()).startsWith("a").contains("\uFFFD").doesNotContain("\0", "\uD800");
        assertThat(mail.subject()).isEqualTo("Odd characters");
    }

    @Test
    void readsNamesGroupsAndIdsAsProgramsWriteThem() {
        InboundMail mail = read("two-from-and-group");

        assertThat(mail.from()).isEqualTo(new MailAddress("dana@delta-channel.example", "Dana"));
        assertThat(mail.to())
                .containsExactly(
                        new MailAddress("partner-support@zohocorp.com", null),
                        new MailAddress("omar@delta-channel.example", "Fox, Omar"));
        assertThat(mail.cc()).containsExactly(new MailAddress("somchai@siam-channel.example", "สมชาย"));
        assertThat(mail.messageId()).isEqualTo("two-ids@delta-channel.example");
        assertThat(mail.references()).containsExactly("b@x.example", "a@x.example");
        assertThat(mail.inReplyTo()).containsExactly("b@x.example");
    }

    @Test
    void readsDeliveryReports() {
        assertThat(read("delivery-report").report())
                .isEqualTo(new DeliveryReport(
                        "delivery-status", "failed", "5.1.1", "dana@delta-channel.example", "original@zohocorp.com"));
    }

    @Test
    void hashCoversTheMailAndNotItsTrace() {
        String plain = "From: a@b.example\r\nSubject: x\r\n\r\nbody";

        assertThat(hash("Received: by mx\r\n" + plain)).isEqualTo(hash(plain));
        assertThat(hash(plain + ".")).isNotEqualTo(hash(plain));
        assertThat(hash(plain.replace("Subject: x", "Subject: y"))).isNotEqualTo(hash(plain));
    }

    @Test
    void readsTheDate() {
        assertThat(read("reply-english").date()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
    }

    @Test
    void readsWhatTextFilesHoldByTheirTypeOrTheirName() {
        assertThat(read("text-attachments").attachedTexts())
                .containsExactly(
                        "name,email\nLee,lee@harbor-freightways.example",
                        "ZOID\t700100101\nwrite <it@harbor-freightways.example>");
        assertThat(read("text-attachments").attachments().getLast().text()).isNull();
    }

    @Test
    void readsNoMoreOfTextFilesThanTheBound() {
        String mail = new String(MailFile.bytes("text-attachments"), ISO_8859_1)
                .replace("Lee,", "Lee,".repeat(Attachment.TEXT_LIMIT / 4));

        InboundMail read = read(mail.getBytes(ISO_8859_1));

        assertThat(read.attachedTexts()).singleElement().asString().hasSize(Attachment.TEXT_LIMIT);
    }

    @Test
    void knowsTheMailingListThatPassedItOn() {
        assertThat(read("text-attachments").lists()).containsExactly("resellers@groups.test", "resellers.groups.test");
        assertThat(read("reply-english").lists()).isEmpty();
    }

    private static String hash(String raw) {
        return read(raw.getBytes(ISO_8859_1)).contentHash();
    }
}
