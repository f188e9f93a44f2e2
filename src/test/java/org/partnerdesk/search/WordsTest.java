package org.partnerdesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void partsWhatASearcherMayKnowOnlyInPart() {
        assertThat(Words.of("it@harbor.example, PD-10482")).containsExactly("it", "harbor", "example", "pd", "10482");
    }

    @Test
    void takesTheArticleAndItsCompanionsFromArabicWordsThatStayWords() {
        assertThat(Words.of("البريد والبريد بالبريد للبريد بريد")).containsOnly("بريد");
        assertThat(Words.of("الم بال")).containsExactly("الم", "بال");
    }

    @Test
    void cutsThaiIntoWords() {
        assertThat(Words.of("เปิดอีเมลไม่ได้")).contains("เปิด").doesNotContain("เปิดอีเมลไม่ได้");
    }

    @Test
    void longWordIsCutBetweenLettersAndNeverInsideOne() {
        String word = Words.of("\uD801\uDC28".repeat(200).substring(1).replaceFirst("^.", "x"))
                .getFirst();

        assertThat(word.length()).isBetween(90, 100);
        assertThat(Character.isHighSurrogate(word.charAt(word.length() - 1))).isFalse();
    }

    @Test
    void textWithoutWordsHasNone() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of("\0 '&|!:* \uD83D\uDE00 \uD800")).isEmpty();
    }
}
