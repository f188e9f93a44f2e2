package org.partnerdesk.platform.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Instant NOW = Instant.parse("2026-02-16T10:12:30Z");

    @ParameterizedTest
    @CsvSource({
        "EN, PT0S, now",
        "EN, PT-48M, 48 min ago",
        "EN, PT3H, in 3 hr",
        "EN, PT-49H, 2 days ago",
        "EN, PT-2400H, 8 Nov 2025",
        "AR, PT-48M, قبل 48 دقيقة",
        "TH, PT-48M, 48 นาทีที่แล้ว",
        "TH, PT-2400H, 8 พ.ย. 2568"
    })
    void saysHowLongAgo(Language language, Duration away, String words) {
        assertThat(wording(language).ago(NOW.plus(away))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | PT12M   | 12 min",
                "EN | PT1H12M | 1 hr, 12 min",
                "EN | PT-41M  | 41 min",
                "EN | PT51H   | 2 days, 3 hr",
                "EN | PT20S   | 0 min",
                "AR | PT1H12M | ساعة و12 دقيقة",
                "TH | PT1H12M | 1 ชม. 12 นาที"
            })
    void saysHowLong(Language language, Duration length, String words) {
        assertThat(wording(language).length(length)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | 2026-02-16T09:12:00Z | 16:12",
                "EN | 2026-02-18T02:12:00Z | Wed 09:12",
                "EN | 2026-03-18T02:12:00Z | 18 Mar, 09:12",
                "AR | 2026-02-16T09:12:00Z | 16:12",
                "TH | 2026-02-16T09:12:00Z | 16:12 น."
            })
    void saysWhenAsShortAsItStaysClear(Language language, Instant at, String words) {
        assertThat(wording(language).moment(at)).isEqualTo(words);
    }

    @Test
    void saysTheExactMomentWithYearAndZone() {
        assertThat(wording(Language.EN).exact(NOW)).isEqualTo("Monday, 16 February 2026 17:12 GMT+07:00");
        assertThat(wording(Language.TH).exact(NOW)).startsWith("วันจันทร์ที่ 16 กุมภาพันธ์ 2569");
    }

    @Test
    void writesDaysAndNumbersAsTheLanguageDoes() {
        assertThat(wording(Language.EN).number(5_000_000)).isEqualTo("5,000,000");
        assertThat(wording(Language.AR).day(LocalDate.of(2026, 1, 3))).isEqualTo("3 يناير 2026");
    }

    private static Wording wording(Language language) {
        return new Wording(language, ZoneId.of("Asia/Bangkok"), NOW);
    }
}
