package org.partnerdesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.languages.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {
    /** Not the bare offset, which has no name that people know. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Assets assets;
    private final Clock clock;
    private final boolean demo;

    public Pages(Assets assets, Clock clock, @Value("${partnerdesk.demo:true}") boolean demo) {
        this.assets = assets;
        this.clock = clock;
        this.demo = demo;
    }

    public Page of(HttpServletRequest request) {
        Reader reader = KeptReader.of(request);
        Language language = ReaderLanguage.of(request, reader);
        return new Page(
                language,
                Texts.of(language),
                new Wording(language, zone(request, reader), clock.instant()),
                assets,
                request.getContextPath(),
                path(request),
                reader,
                formToken(request),
                demo);
    }

    /** The person's own zone, else the one their browser told (a cookie set by parts.js), else UTC. */
    private static ZoneId zone(HttpServletRequest request, @Nullable Reader reader) {
        ZoneId own = reader == null ? null : reader.zone();
        if (own != null) {
            return own;
        }
        var cookie = WebUtils.getCookie(request, "zone");
        return cookie != null && ZoneId.getAvailableZoneIds().contains(cookie.getValue())
                ? ZoneId.of(cookie.getValue())
                : UTC;
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String whole = failed instanceof String uri ? uri : request.getRequestURI();
        String query = failed == null ? request.getQueryString() : null;
        String path = whole.substring(Math.min(request.getContextPath().length(), whole.length()));
        return query == null ? path : path + "?" + query;
    }

    private static Page.@Nullable FormToken formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.FormToken(token.getParameterName(), token.getToken())
                : null;
    }
}
