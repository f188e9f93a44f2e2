package org.partnerdesk.entitlement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** identity.md, "Numbers". */
class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "700100101",
                "٧٠٠١٠٠١٠١",
                "۷۰۰۱۰۰۱۰۱",
                "๗๐๐๑๐๐๑๐๑",
                "७००१००१०१",
                "７００１００１０１",
                "\uD835\uDFD5\uD835\uDFCE\uD835\uDFCE100101",
                "70010٠١٠١",
                "700 100 101",
                "700\u00A0100\u00A0101",
                "700-100-101",
                "700\u2011100\u2011101",
                "700.100.101",
                "700100 101",
                "\u2066700100101\u2069",
                "(700100101)",
                "#700100101.",
                "ZOID700100101",
                "zoid:700100101",
                "org_700100101",
                "معرف٧٠٠١٠٠١٠١",
                "٧٠٠١٠٠١٠٢ و٧٠٠١٠٠١٠١",
                "عند ل700100101 أيضا",
                "รหัสองค์กร700100101ครับ",
                "องค์กร๗๐๐๑๐๐๑๐๑ค่ะ",
                "組織700100101です",
                "https://crm.example/org700100101/tab",
                "700100101,700100999",
                "700100101\n12",
            })
    void digitsOfAnySystemInGroupsOrNotAreRead(String text) {
        assertThat(keys(text)).contains("700100101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1234567890123",
                "1234567890123456789012345678901234567890",
                "7001001O1",
                "7OO1OO1O1",
                "A700100101",
                "700100101B",
                "№A700100101x",
                "سم700100101",
                "700100101@qq.com",
                "12 34",
                "700100101-700100102",
                "550e8400-e29b-41d4-a716-446655440000",
            })
    void shortLongOrPartialNumbersAreNot(String text) {
        assertThat(keys(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 700100101            | 12700100101, 700100101
            700100101 800100101     | 700100101, 800100101
            40 users of 700100101   | 700100101
            call 02 123 4567 today  | 021234567
            """)
    void groupsThatMayBeOneNumberOrTwoAreReadBothWays(String text, String keys) {
        assertThat(keys(text)).containsExactlyInAnyOrder(keys.split(", "));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            ZOID 700100101                            | ORGANISATION
            ZGID: 700100101                           | ORGANISATION
            Org ID #700100101                         | ORGANISATION
            Organization Id is 700100101              | ORGANISATION
            the ZOID of our customer Blue is 700100101| ORGANISATION
            org 700100101                             | ORGANISATION
            700100101 (ZOID)                          | ORGANISATION
            700100101 is the ZOID                     | ORGANISATION
            Please check the order. 700100101 is the ZOID | ORGANISATION
            ticket about ZOID 700100101               | ORGANISATION
            معرف المنظمة: 700100101                   | ORGANISATION
            معرِّف المؤسسة 700100101                    | ORGANISATION
            للمنظمة 700100101                         | ORGANISATION
            رقم المنظمة هو 700100101                  | ORGANISATION
            รหัสองค์กร 700100101                       | ORGANISATION
            รหัสองค์กรของลูกค้าคือ 700100101             | ORGANISATION
            ZUID 700100101                            | USER
            zuid=700100101                            | USER
            700100101                                 | NOTHING
            customer 700100101                        | NOTHING
            order for customer 700100101              | NOTHING
            in this case 700100101 is affected        | NOTHING
            I sent an invoice. 700100101              | NOTHING
            العميل 700100101                          | NOTHING
            ลูกค้า 700100101                           | NOTHING
            order 700100101                           | SOMETHING_ELSE
            Order no. 700100101                       | SOMETHING_ELSE
            PO# 700100101                             | SOMETHING_ELSE
            invoice number: 700100101                 | SOMETHING_ELSE
            Inv. 700100101                            | SOMETHING_ELSE
            INV-700100101                             | SOMETHING_ELSE
            AB-700100101                              | SOMETHING_ELSE
            صورة-700100101                            | NOTHING
            ticket #700100101                         | SOMETHING_ELSE
            phone: 700100101                          | SOMETHING_ELSE
            Tel. 700-100-101                          | SOMETHING_ELSE
            +66 700 100 101                           | SOMETHING_ELSE
            (02) 700 100101                           | SOMETHING_ELSE
            700100101 rows                            | SOMETHING_ELSE
            rows: 700100101                           | SOMETHING_ELSE
            USD 700100101                             | SOMETHING_ELSE
            $ 700100101                               | SOMETHING_ELSE
            700100101,50                              | SOMETHING_ELSE
            on 2026-03-15                             | SOMETHING_ELSE
            15.03.2026                                | SOMETHING_ELSE
            15-03-26                                  | SOMETHING_ELSE
            192.168.100.101                           | SOMETHING_ELSE
            date 20260315                             | SOMETHING_ELSE
            رقم الفاتورة: 700100101                   | SOMETHING_ELSE
            بالفاتورة رقم 700100101                   | SOMETHING_ELSE
            الهاتف 700100101                          | SOMETHING_ELSE
            700100101 صف                              | SOMETHING_ELSE
            طلب رقم ٧٠٠١٠٠١٠١                         | SOMETHING_ELSE
            เลขที่ใบแจ้งหนี้ 700100101                   | SOMETHING_ELSE
            คำสั่งซื้อเลขที่ 700100101                   | SOMETHING_ELSE
            โทร 700100101                             | SOMETHING_ELSE
            โทร.700100101                             | SOMETHING_ELSE
            700100101 แถว                             | SOMETHING_ELSE
            """)
    void wordsBesideItSayWhatItIsCalled(String text, Called called) {
        assertThat(read(text)).isNotEmpty().last().extracting(Mention::called).isEqualTo(called);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZOIDs 700100101, 700100102 and 700100103", "ZOID 700100101\n700100102\n700100103"})
    void nameOfAListIsTheNameOfEach(String text) {
        assertThat(read(text)).hasSize(3).allMatch(m -> m.called() == Called.ORGANISATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234,567.00 is due", "12,345,678 rows", "1.234.567,89", "١٬٢٣٤٬٥٦٧"})
    void amountWithCommaIsNeverTakenForAnIdentifier(String text) {
        assertThat(read(text)).allMatch(m -> m.called() == Called.SOMETHING_ELSE);
    }

    private static List<String> keys(String text) {
        return read(text).stream().map(Mention::key).toList();
    }

    private static List<Mention> read(String text) {
        return TextReader.read(Folded.of(text), Place.OWN_WORDS).stream()
                .filter(m -> m.kind() == Mention.Kind.NUMBER)
                .toList();
    }
}
