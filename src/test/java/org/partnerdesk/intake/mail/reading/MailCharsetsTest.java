package org.partnerdesk.intake.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.intake.mail.reading.MailFile.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in old, wrong and missing charsets. */
class MailCharsetsTest {
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
        InboundMail mail = MailReader.read(MailFile.bytes("arabic-raw-1256-without-label"), "ar");

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
}
