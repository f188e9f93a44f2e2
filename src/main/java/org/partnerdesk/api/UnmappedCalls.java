package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import org.partnerdesk.platform.web.EarlyProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers calls under {@code /api/} that reach no method of ours, which {@link Problems} therefore never hears of. */
@RestControllerAdvice
class UnmappedCalls {
    /** @throws Exception the very same for pages, whose error page is made elsewhere: Spring then looks further */
    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    ResponseEntity<ProblemDetail> unmapped(Exception e, HttpServletRequest request) throws Exception {
        if (EarlyProblem.isWantedBy(request) && e instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return Problems.problem(status, "not-possible", "", request);
        }
        throw e;
    }
}
