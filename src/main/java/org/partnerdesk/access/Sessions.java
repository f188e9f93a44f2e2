package org.partnerdesk.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database, so that any node may answer the next request. */
@Configuration
@EnableJdbcHttpSession(
        tableName = "access.session",
        maxInactiveIntervalInSeconds = 12 * 60 * 60,
        cleanupCron = "0 0 4 * * *")
class Sessions {
    @Bean
    @Primary
    SparingSessions<?> sparingSessions(JdbcIndexedSessionRepository kept) {
        return new SparingSessions<>(kept);
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("desk");
        cookie.setSameSite("Lax");
        return cookie;
    }
}
