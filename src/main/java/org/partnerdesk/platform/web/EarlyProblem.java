package org.partnerdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** A problem (RFC 9457) in the caller's language, for calls that are refused before any controller is reached. */
public final class EarlyProblem {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EarlyProblem() {}

    /** Whether a program asks; all else are pages. */
    public static boolean isWantedBy(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** @param key of the sentence in the message bundles */
    public static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        Language language = ReaderLanguage.ofBrowser(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", Texts.of(language).say(key));
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.code());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
