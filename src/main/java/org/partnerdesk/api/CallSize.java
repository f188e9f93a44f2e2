package org.partnerdesk.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.partnerdesk.platform.web.EarlyProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Stops reading a body that is larger than the longest text in its longest spelling, whether its length was declared or
 * not: one call must not fill the memory of all.
 */
@Component
class CallSize extends OncePerRequestFilter {
    private static final int MOST_MEGABYTES = 8;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !EarlyProblem.isWantedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Measured(request), response);
    }

    private static final class Measured extends ContentCachingRequestWrapper {
        Measured(HttpServletRequest request) {
            super(request, MOST_MEGABYTES * 1_000_000);
        }

        @Override
        protected void handleContentOverflow(int mostBytes) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "too-large", "", MOST_MEGABYTES);
        }
    }
}
