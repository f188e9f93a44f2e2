package org.partnerdesk.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.web.EarlyProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Stops reading a body that is larger than the longest text in its longest spelling, whether its length was declared or
 * not: one call must not fill the memory of all. Files of facts have any length and are read while they come.
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
        boolean isFile = request.getRequestURI().equals(request.getContextPath() + ImportsApi.PATH);
        chain.doFilter(isFile ? new Streamed(request) : new Measured(request), response);
    }

    /** Has parameters in its address only: curl calls any body a form, and a form's would be looked for in the file. */
    private static final class Streamed extends HttpServletRequestWrapper {
        private final Map<String, String[]> parameters = new LinkedHashMap<>();

        Streamed(HttpServletRequest request) {
            super(request);
            UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> parameters.put(
                            decoded(name),
                            values.stream().map(Streamed::decoded).toArray(String[]::new)));
        }

        private static String decoded(@Nullable String part) {
            try {
                return part == null ? "" : URLDecoder.decode(part, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return part;
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
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
