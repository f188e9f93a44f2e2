package org.partnerdesk.platform.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Set<String> ENGLISH = Texts.of(Language.EN).keys();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyBundleHasTheSameKeys(Language language) {
        assertThat(Texts.of(language).keys()).containsExactlyInAnyOrderElementsOf(ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMessageTakesTheSameArguments(Language language) throws IOException {
        Properties english = bundle(Language.EN);
        Properties other = bundle(language);
        for (String key : ENGLISH) {
            assertThat(arguments(other.getProperty(key)))
                    .as("%s in %s", key, language)
                    .isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noMessageIsEmpty(Language language) throws IOException {
        assertThat(bundle(language).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    @Test
    void setsWordsOfTheOtherDirectionApart() {
        assertThat(Texts.of(Language.AR).say("compose.to", "Dana")).isEqualTo("إلى \u2068Dana\u2069");
        assertThat(Texts.of(Language.EN).say("compose.to", "هدى")).isEqualTo("To \u2068هدى\u2069");
        assertThat(Texts.of(Language.EN).say("compose.to", "Dana")).isEqualTo("To Dana");
    }

    @Test
    void countsAsTheLanguageDoes() {
        assertThat(Texts.of(Language.EN).say("form.faults", 1)).startsWith("One field");
        assertThat(Texts.of(Language.AR).say("form.faults", 2)).startsWith("حقلان");
        assertThat(Texts.of(Language.AR).say("form.faults", 3)).startsWith("3 حقول");
    }

    @Test
    void refusesKeysThatNobodyWrote() {
        assertThatThrownBy(() -> Texts.of(Language.EN).say("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void namesTheWordOfAValueByItsType() {
        assertThat(Texts.key(Outer.Inner.HOW_TO)).isEqualTo("outer-inner.how_to");
        assertThat(Texts.key(Language.EN)).isEqualTo("language.en");
    }

    private static final class Outer {
        enum Inner {
            HOW_TO
        }
    }

    private static Properties bundle(Language language) throws IOException {
        Properties properties = new Properties();
        try (var bytes = TextsTest.class.getResourceAsStream("/messages_" + language.code() + ".properties")) {
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static Set<String> arguments(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                found.add(pattern.getSubstring(part));
            }
        }
        return found;
    }
}
