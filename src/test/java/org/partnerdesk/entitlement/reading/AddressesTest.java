package org.partnerdesk.entitlement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** identity.md, "Addresses". */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it@harbor.example",
                "IT@Harbor.EXAMPLE",
                "ｉｔ＠ｈａｒｂｏｒ．ｅｘａｍｐｌｅ",
                "it (at) harbor (dot) example",
                "it[at]harbor[dot]example",
                "it { at } harbor.example, it (at) harbor.example",
                "it @ harbor.example",
                "it@ harbor.example",
                "<it@harbor.example>",
                "\"Harbor IT\" <it@harbor.example>;",
                "mailto:it@harbor.example?subject=x",
                "mailto:it%40harbor.example",
                "https://x.example/?email=it@harbor.example&a=1",
                "(it@harbor.example).",
                "*it@harbor.example*",
                "'it@harbor.example'",
                "it@harbor.example.Please help",
                "อีเมลit@harbor.exampleครับ",
                "อีเมลคือ it@harbor.example.ครับ",
                "البريدit@harbor.exampleوشكرا",
                "\u202Ait@harbor.example\u202C",
                "it\u200B@harbor.example",
                "メールはit@harbor.exampleです",
            })
    void addressIsReadHoweverItIsWritten(String text) {
        assertThat(keys(text)).contains("it@harbor.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it@bücher.example             | it@xn--bcher-kva.example
            IT@BÜCHER.example             | it@xn--bcher-kva.example
            it@bu\u0308cher.example       | it@xn--bcher-kva.example
            it@straße.example             | it@xn--strae-oqa.example
            info@ตัวอย่าง.example           | info@xn--72c1a1bt4awk9o.example
            first.last+tag@a-b.co.example | first.last+tag@a-b.co.example
            o'brien@harbor.example        | o'brien@harbor.example
            """)
    void addressIsFoldedAndItsDomainMadeAscii(String text, String key) {
        assertThat(keys(text)).containsExactly(key);
    }

    @Test
    void lookAlikesStayDifferent() {
        assertThat(keys("\u0456t@harbor.example")).containsExactly("\u0456t@harbor.example");
        assertThat(keys("\u0130t@harbor.example")).doesNotContain("it@harbor.example");
        assertThat(keys("it@h\u0430rbor.example")).doesNotContain("it@harbor.example");
        assertThat(keys("i\u064Bt@harbor.example")).doesNotContain("it@harbor.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@harbor.example",
                "it@harbor",
                "it@",
                "it@@harbor.example",
                "it@-.example",
                "it@10.0.0.1",
                "a@b.c",
                "meet at 5pm (at) the office",
                "no address",
                "@",
            })
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(keys(text)).isEmpty();
    }

    @Test
    void localPartLongerThanTheStandardAllowsIsNoAddress() {
        assertThat(keys("a".repeat(65) + "@harbor.example")).isEmpty();
        assertThat(keys("a".repeat(64) + "@harbor.example")).hasSize(1);
        assertThat(keys("a@" + "b".repeat(64) + ".example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            see harbor.example                       | harbor.example
            https://www.harbor.example:8443/login?x=1| www.harbor.example
            HARBOR.EXAMPLE is down                   | harbor.example
            เว็บharbor.exampleล่ม                      | harbor.example
            bücher.example                           | xn--bcher-kva.example
            """)
    void domainsAndWebAddressesAreRead(String text, String key) {
        assertThat(read(text, Mention.Kind.DOMAIN)).containsExactly(key);
    }

    @Test
    void domainOfAnAddressIsNotReadTwice() {
        assertThat(read("it@harbor.example", Mention.Kind.DOMAIN)).isEmpty();
        assertThat(read("i.t@harbor.example and maple.example", Mention.Kind.DOMAIN))
                .containsExactly("maple.example");
    }

    @Test
    void writtenIsWhatStandsInTheText() {
        assertThat(TextReader.read(Folded.of("Ask ＩＴ (at) Harbor.Example now"), Place.OWN_WORDS))
                .first()
                .satisfies(m -> {
                    assertThat(m.key()).isEqualTo("it@harbor.example");
                    assertThat(m.written()).isEqualTo("ＩＴ (at) Harbor.Example");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "hotmail.co.uk", "yahoo.co.th", "icloud.com", "gmx.de", "qq.com", "naver.com"})
    void freeMailIsKnown(String domain) {
        assertThat(TextReader.isFreeMail(domain)).isTrue();
        assertThat(TextReader.isFreeMail("not-" + domain)).isFalse();
    }

    private static List<String> keys(String text) {
        return read(text, Mention.Kind.ADDRESS);
    }

    private static List<String> read(String text, Mention.Kind kind) {
        return TextReader.read(Folded.of(text), Place.OWN_WORDS).stream()
                .filter(m -> m.kind() == kind)
                .map(Mention::key)
                .distinct()
                .toList();
    }
}
