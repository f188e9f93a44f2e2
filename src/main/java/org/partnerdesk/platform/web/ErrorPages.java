package org.partnerdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says in the reader's language what happened, what was kept and what to do; for browsers, not for the API. */
@Component
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView("layout/error", Map.of("status", status.value(), "kind", kind(status)), status);
    }

    /** The part of the message keys {@code error.<kind>.title}, {@code .kept} and {@code .next}. */
    static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
            case FORBIDDEN, UNAUTHORIZED -> "forbidden";
            case CONTENT_TOO_LARGE -> "large";
            default -> status.is4xxClientError() ? "request" : "ours";
        };
    }
}
