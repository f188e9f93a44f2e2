package org.partnerdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.StepPlace;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Severity;

class MailTextsTest {
    private static final MailTexts ENGLISH = MailTexts.in(Language.EN);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameWithTheSameArguments(Language language) {
        MailTexts texts = MailTexts.in(language);

        assertThat(texts.keys()).isEqualTo(ENGLISH.keys());
        for (String key : ENGLISH.keys()) {
            assertThat(arguments(texts.say(key))).as(key).isEqualTo(arguments(ENGLISH.say(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyClosedSetHasItsWords(Language language) {
        MailTexts texts = MailTexts.in(language);

        for (Milestone milestone : Milestone.values()) {
            assertThat(texts.keys()).contains("promise." + milestone, "latest." + milestone, "milestone." + milestone);
        }
        for (StepPlace.Kind place : StepPlace.Kind.values()) {
            assertThat(texts.keys()).contains("place." + place);
        }
        for (Severity severity : Severity.values()) {
            assertThat(texts.keys()).contains("severity." + severity);
        }
        for (Determination.Kind kind : Determination.Kind.values()) {
            assertThat(texts.keys()).contains("kind." + kind);
        }
    }

    private static Set<String> arguments(String pattern) {
        return Pattern.compile("\\{\\d}")
                .matcher(pattern)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
