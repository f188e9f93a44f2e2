package org.partnerdesk.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps in mind who is signed in. The container's error dispatch passes the session's filter by, and an error page would
 * otherwise greet everybody as a stranger in the browser's language.
 */
@Component
@Order(0) // behind Spring Security's chain, which Spring Boot puts at -100
class KeptReader extends OncePerRequestFilter {
    private static final String ATTRIBUTE = KeptReader.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Reader reader) {
            request.setAttribute(ATTRIBUTE, reader);
        }
        chain.doFilter(request, response);
    }

    static @Nullable Reader of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Reader reader ? reader : null;
    }
}
