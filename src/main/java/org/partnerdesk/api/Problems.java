package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.platform.web.ReaderLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever went wrong in a call into a problem (RFC 9457) with one sentence in the caller's language. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int LONGEST_NAME = 100;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        return answer(refused.status(), refused.key(), refused.field(), request, refused.arguments());
    }

    /** JSON that is none or too large, a field we do not know, or a value of the wrong type. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        if (e.getMostSpecificCause() instanceof Refused refused) {
            return refused(refused, request);
        }
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            String field = told(unknown.getPropertyName());
            return problem(HttpStatus.BAD_REQUEST, "unknown-field", field, request, field);
        }
        if (e.getCause() instanceof JacksonException bad && !bad.getPath().isEmpty()) {
            String field = told(String.valueOf(bad.getPath().getLast().getPropertyName()));
            return problem(HttpStatus.BAD_REQUEST, "wrong-type", field, request, field);
        }
        return problem(HttpStatus.BAD_REQUEST, "not-json", "", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "wrong-type", e.getName(), request, e.getName());
    }

    /** A query that is not UTF-8, which the server only finds out when it is asked for it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException e, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "not-possible", "", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return problem(status, "not-possible", "", request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "ours", "", request);
    }

    static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String key, String field, HttpServletRequest request, Object... arguments) {
        return answer(status, "api." + key, field, request, arguments);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String key, String field, HttpServletRequest request, Object... arguments) {
        Language language = ReaderLanguage.ofBrowser(request);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, Texts.of(language).say(key, arguments));
        if (!field.isEmpty()) {
            problem.setProperty("field", field);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .body(problem);
    }

    /** A name that the caller made up, fit to be told back: UTF-8 has no half of a surrogate pair. */
    static String told(String name) {
        String clean = StorableText.of(name);
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + '…';
    }
}
