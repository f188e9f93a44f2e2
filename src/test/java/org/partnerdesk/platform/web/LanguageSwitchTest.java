package org.partnerdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.platform.languages.Language;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LanguageSwitchTest {
    private final MockMvc web =
            MockMvcBuilders.standaloneSetup(new LanguageSwitch()).build();

    @Test
    void remembersTheLanguageAndComesBack() throws Exception {
        var response = web.perform(get("/language/th").param("back", "/desk?view=mine"))
                .andExpect(redirectedUrl("/desk?view=mine"))
                .andReturn()
                .getResponse();
        assertThat(response.getCookie("lang").getValue()).isEqualTo("th");
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "https://evil.example", "'/\\evil.example'", "'/a b'"})
    void leadsNowhereElse(String back) throws Exception {
        web.perform(get("/language/ar").param("back", back)).andExpect(redirectedUrl("/"));
    }

    @Test
    void whatWasChosenHereComesBeforeThePersonsOwnAndTheBrowsers() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(ReaderLanguage.of(request, null)).isEqualTo(Language.EN);
        request.addHeader("Accept-Language", "de,th;q=0.5");
        request.addPreferredLocale(Locale.of("th"));
        request.addPreferredLocale(Locale.GERMAN);
        assertThat(ReaderLanguage.of(request, null)).isEqualTo(Language.TH);
        Reader huda = new Huda();
        assertThat(ReaderLanguage.of(request, huda)).isEqualTo(Language.AR);
        request.setCookies(new Cookie("lang", "en"));
        assertThat(ReaderLanguage.of(request, huda)).isEqualTo(Language.EN);
    }

    private record Huda() implements Reader {
        @Override
        public String email() {
            return "huda@nile-partners.example";
        }

        @Override
        public String name() {
            return "Huda";
        }

        @Override
        public String organisation() {
            return "Nile Partners";
        }

        @Override
        public String home() {
            return "/help";
        }

        @Override
        public Language language() {
            return Language.AR;
        }

        @Override
        public ZoneId zone() {
            return null;
        }
    }
}
