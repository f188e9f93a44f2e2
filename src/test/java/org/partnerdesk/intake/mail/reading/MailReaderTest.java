package org.partnerdesk.intake.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {
    private static final String THAI = "ลูกค้าไม่สามารถเข้าสู่ระบบได้ รหัสองค์กร ๗๐๐๑๐๐๓๐๑";
    private static final String ARABIC = "العميل لا يستطيع تسجيل الدخول";

    @ParameterizedTest
    @ValueSource(strings = {"thai-windows-874", "thai-tis-620-quoted-printable"})
    void readsThaiInItsOldCharsets(String file) {
        InboundMail mail = read(file);

        assertThat(mail.subject()).isEqualTo("เข้าระบบไม่ได้");
        assertThat(mail.ownWords()).isEqualTo(THAI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arabic-windows-1256", "arabic-iso-8859-6", "arabic-mislabelled-as-latin"})
    void readsArabicInItsOldCharsetsAndWithAWrongLabel(String file) {
        InboundMail mail = read(file);

        assertThat(mail.subject()).isEqualTo("مشكلة في الدخول");
        assertThat(mail.ownWords()).isEqualTo(ARABIC);
    }

    @Test
    void readsBytesWithoutLabelInTheLanguageOfTheMailbox() {
        InboundMail mail = MailReader.read(bytes("arabic-raw-1256-without-label"), "ar");

        assertThat(mail.subject()).isEqualTo("مشكلة في الدخول");
        assertThat(mail.ownWords()).isEqualTo(ARABIC);
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030",
        "ks_c_5601-1987, x-windows-949",
        "tis-620, x-windows-874",
        "iso-8859-1, windows-1252",
        "iso-8859-6-i, ISO-8859-6",
        "UTF-8, UTF-8",
        "iso-2022-jp-ms, x-windows-iso2022jp"
    })
    void labelsMeanWhatTheWhatwgSays(String label, String charset) {
        assertThat(MailCharsets.named(label)).get().extracting(Object::toString).isEqualTo(charset);
    }

    @Test
    void neverDecodesUtf7() {
        assertThat(MailCharsets.named("utf-7")).isEmpty();
        assertThat(MailCharsets.named("no such charset, sorry")).isEmpty();
    }

    @Test
    void joinsEncodedWordsThatCutACharacterInTwo() {
        assertThat(read("encoded-words-that-cut-a-character").subject()).isEqualTo("เข้าระบบไม่ได้ (CRM)");
    }

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
    void putsFlowedLinesTogether() {
        assertThat(read("flowed").ownWords())
                .isEqualTo("Customer Primary Email Address: it@harbor-freightways.example\n\nNext.");
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
    void saysWhyItStoppedInMailWithoutEnd() {
        StringBuilder deep = new StringBuilder("From: a@b.example\r\n");
        for (int i = 0; i < 500; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 10_000; i++) {
            wide.append("--b\r\n\r\nx\r\n");
        }

        assertThat(read(deep.toString().getBytes(UTF_8)).flaw()).isEqualTo("more than 100 levels");
        assertThat(read(wide.toString().getBytes(UTF_8)).flaw()).isEqualTo("more than 1000 parts");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void endsSoonOnHostileMail(String what, String raw) {
        byte[] bytes = raw.getBytes(ISO_8859_1);

        // What grows with the square takes minutes; this leaves room for a busy machine.
        assertTimeout(Duration.ofSeconds(20), () -> read(bytes), what);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("header of 10 MB", "Subject: " + "x".repeat(10_000_000) + "\n\nx"),
                arguments("encoded words without end", "Subject: " + "=?utf-8?q?".repeat(500_000) + "\n\nx"),
                arguments("a million header lines", "X: y\n".repeat(1_000_000) + "\nx"),
                arguments("quotes never closed", "From: " + "\"\\".repeat(1_000_000) + "\n\nx"),
                arguments("addresses without end", "To: " + "a@b.example,".repeat(200_000) + "\n\nx"),
                arguments("ids without end", "References: " + "<a@b> ".repeat(300_000) + "\n\nx"),
                arguments(
                        "parameters without end", "Content-Type: text/plain" + "; a*1*=%41".repeat(200_000) + "\n\nx"),
                arguments("lines that look like quotes", "Subject: Re\n\nx\n" + "On 1 <a@b> wrote :\n".repeat(300_000)),
                arguments("digits in lines", "Subject: Re\n\n" + ("1".repeat(900) + ":\n").repeat(10_000)),
                arguments("dashes", "Subject: Re\n\n" + ("- ".repeat(400) + "\n").repeat(5_000)),
                arguments(
                        "boundaries inside boundaries",
                        "Content-Type: multipart/mixed\n\n"
                                + "--aaaa\nContent-Type: multipart/mixed\n\n".repeat(50_000)),
                arguments("HTML without end", "Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "x"),
                arguments(
                        "forwarded HTML inside forwarded HTML",
                        "Content-Type: text/html\n\n" + "<div class=gmail_quote>Forwarded message:<br>".repeat(2_000)));
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
        String mail = new String(bytes("text-attachments"), ISO_8859_1)
                .replace("Lee,", "Lee,".repeat(Attachment.TEXT_LIMIT / 4));

        InboundMail read = read(mail.getBytes(ISO_8859_1));

        assertThat(read.attachedTexts()).singleElement().asString().hasSize(Attachment.TEXT_LIMIT);
    }

    @Test
    void knowsTheMailingListThatPassedItOn() {
        assertThat(read("text-attachments").lists()).containsExactly("resellers@groups.test", "resellers.groups.test");
        assertThat(read("reply-english").lists()).isEmpty();
    }

    @Property(tries = 300)
    void neverThrows(@ForAll @Size(max = 2_000) byte[] anything) {
        assertThat(read(anything)).isNotNull();
    }

    @Property(tries = 300)
    void neverThrowsOnMailHurtAnywhere(@ForAll int place, @ForAll byte hurt, @ForAll int file) {
        String[] files = {"file-names-rfc2231", "html-gmail-reply", "delivery-report", "forward-attached"};
        byte[] raw = bytes(files[Math.floorMod(file, files.length)]);
        raw[Math.floorMod(place, raw.length)] = hurt;

        assertThat(read(raw).text()).doesNotContain("\0");
    }

    private static String hash(String raw) {
        return read(raw.getBytes(ISO_8859_1)).contentHash();
    }

    private static InboundMail read(String file) {
        return read(bytes(file));
    }

    private static InboundMail read(byte[] raw) {
        return MailReader.read(raw, null);
    }

    private static byte[] bytes(String file) {
        try (var stream = MailReaderTest.class.getResourceAsStream("/mail/" + file + ".eml")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
