package org.partnerdesk.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of a mail suggest of its impact. */
class ImpactWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Zoho CRM is down since nine                  | OUTAGE
            CRM does not\u00a0load for anyone            | OUTAGE
            Nobody can LOG IN, all is down               | SIGN_IN
            Our users can’t sign in                      | SIGN_IN
            Reports are very slow today                  | DEGRADED
            How do we move 100 mailboxes?                | QUESTION
            البريد متوقف في جدة منذ الساعة 11            | OUTAGE
            لا يُمكن تسجيل الدخول إلى الحساب             | SIGN_IN
            لا استطيع تسجيل الدخول                       | SIGN_IN
            استفسار عن نقل الصناديق                      | QUESTION
            ระบบล่มทั้งสาขากระบี่                        | OUTAGE
            ผู้ใช้เข้าสู่ระบบไม่ได้ตั้งแต่เช้า           | SIGN_IN
            หน้ารายงานโหลดช้า                            | DEGRADED""")
    void wordsSuggestIt(String words, Impact impact) {
        assertThat(ImpactWords.in(words, ""))
                .map(ImpactWords.Suggestion::impact)
                .contains(impact);
        assertThat(ImpactWords.in("A subject", "Dear desk,\n" + words))
                .map(ImpactWords.Suggestion::impact)
                .contains(impact);
    }

    @ParameterizedTest
    @CsvSource({"The slowdown report is attached", "Please download the file", "Invoices of May", "''"})
    void otherWordsSuggestNothing(String words) {
        assertThat(ImpactWords.in(words, words)).isEmpty();
    }

    @Test
    void aHugeTextIsReadInTime() {
        assertThat(ImpactWords.in("", "x ".repeat(5_000_000) + "is down")).isEmpty();
    }
}
