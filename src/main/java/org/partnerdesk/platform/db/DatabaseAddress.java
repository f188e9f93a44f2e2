package org.partnerdesk.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;

/**
 * Where a PostgreSQL is and who signs in there.
 *
 * @param jdbcUrl {@code jdbc:postgresql://...}
 * @param user absent when {@code jdbcUrl} names the user itself
 * @param password absent when {@code jdbcUrl} holds it, or none is needed
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads what people have at hand: a JDBC address, taken as it is, or the address that {@code psql} and hosting
     * companies use, {@code postgresql://user:password@host:port/database?sslmode=require}.
     *
     * @throws CannotStart when it is neither
     */
    public static DatabaseAddress parse(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseAddress(text, null, null);
        }
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres || uri.getHost() == null || uri.getPath().length() < 2) {
            throw notAnAddress();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] userAndPassword = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                JDBC + "//" + uri.getHost() + port + uri.getRawPath() + options,
                userAndPassword.length > 0 ? decoded(userAndPassword[0]) : null,
                userAndPassword.length > 1 ? decoded(userAndPassword[1]) : null);
    }

    /** The address without any secret, for people to read. */
    public String shown() {
        return jdbcUrl.replaceFirst("\\?.*", "").substring("jdbc:".length());
    }

    @Override
    public String toString() {
        return shown();
    }

    private static String decoded(String escaped) {
        // URLDecoder reads forms, where + is a space; in an address it is a plus.
        return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static CannotStart notAnAddress() {
        // The text is not repeated: it may hold a password.
        return new CannotStart("PARTNERDESK_DATABASE_URL is not an address of a PostgreSQL database: write"
                + " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.");
    }
}
