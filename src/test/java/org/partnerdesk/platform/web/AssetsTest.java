package org.partnerdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class AssetsTest {
    private final Assets assets = new Assets();
    private final MockMvc web =
            MockMvcBuilders.standaloneSetup(new AssetRequests(assets)).build();

    @ParameterizedTest
    @ValueSource(strings = {"css/desk.css", "css/help.css"})
    void sendsAStylesheetInOneRequestWithTheHashesOfItsFonts(String path) {
        String css = new String(assets.find(path).content(), StandardCharsets.UTF_8);
        assertThat(css).doesNotContain("@import").contains("--accent:").contains(".woff2?v=");
    }

    /** A browser takes all that follows an open block into it and says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"css/desk.css", "css/help.css"})
    void closesEveryBlockOfAStylesheet(String path) {
        String css = new String(assets.find(path).content(), StandardCharsets.UTF_8);
        assertThat(css.replaceAll("[^{]", "")).hasSameSizeAs(css.replaceAll("[^}]", ""));
    }

    @Test
    void staysUnderItsShareOfTheFirstLoad() {
        long bytes = packed("css/desk.css")
                + packed("js/parts.js")
                + packed("js/desk.js")
                + packed("vendor/htmx/htmx.min.js");
        // 120 KB without fonts for the whole page; the document itself is the rest.
        assertThat(bytes).isLessThan(40_000);
    }

    @Test
    void keepsForGoodWhatCarriesItsHash() throws Exception {
        web.perform(get(assets.address("css/desk.css")))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
        web.perform(get("/static/css/desk.css")).andExpect(header().string("Cache-Control", "no-cache, public"));
    }

    @Test
    void sendsPackedToThoseWhoTakeItAndNothingToThoseWhoHaveIt() throws Exception {
        String tag = web.perform(get("/static/js/parts.js").header("Accept-Encoding", "gzip"))
                .andExpect(header().string("Content-Encoding", "gzip"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        web.perform(get("/static/js/parts.js").header("If-None-Match", tag)).andExpect(status().isNotModified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/static/css/none.css", "/static/css/../../application.yaml", "/static/%2e%2e/x", "/static/css/"
            })
    void knowsOnlyItsOwnFiles(String path) throws Exception {
        web.perform(get(java.net.URI.create(path))).andExpect(status().isNotFound());
    }

    @Test
    void thirdPartyFilesAreTheOnesThatWereTakenIn() throws Exception {
        String sums = new ClassPathResource("static/vendor/SHA256SUMS").getContentAsString(StandardCharsets.UTF_8);
        for (String line : sums.lines().toList()) {
            byte[] content = new ClassPathResource("static/vendor/" + line.substring(68)).getContentAsByteArray();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(hash).as(line).isEqualTo(line.substring(0, 64));
        }
    }

    private long packed(String path) {
        return assets.find(path).gzipped().length;
    }
}
