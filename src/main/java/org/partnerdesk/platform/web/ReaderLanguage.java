package org.partnerdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;
import org.springframework.web.util.WebUtils;

/** Which language a request is answered in: chosen in this browser, else the person's, else the browser's, else English. */
public final class ReaderLanguage {
    static final String COOKIE = "lang";

    private ReaderLanguage() {}

    static Language of(HttpServletRequest request, @Nullable Reader reader) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var chosen = Language.of(cookie == null ? null : cookie.getValue());
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Language own = reader == null ? null : reader.language();
        return own != null ? own : ofBrowser(request);
    }

    /** By {@code Accept-Language} alone, for callers without a session: the first that the desk speaks, else English. */
    public static Language ofBrowser(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Language.EN;
        }
        for (Locale wanted : Collections.list(request.getLocales())) {
            var spoken = Language.of(wanted.toLanguageTag());
            if (spoken.isPresent()) {
                return spoken.get();
            }
        }
        return Language.EN;
    }
}
