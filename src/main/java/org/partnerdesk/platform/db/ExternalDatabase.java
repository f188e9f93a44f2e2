package org.partnerdesk.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.partnerdesk.platform.CannotStart;

/** A PostgreSQL that somebody else runs. */
public final class ExternalDatabase {
    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final String PATIENCE_SECONDS = "10";

    private ExternalDatabase() {}

    /**
     * Knocks once, and changes nothing.
     *
     * @throws CannotStart when nobody answers there within 10 s, does not let the desk in or is too old
     */
    public static void requireUsable(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_MAJOR_VERSION) {
                throw new CannotStart("The database at " + address.shown() + " is of PostgreSQL "
                        + connection.getMetaData().getDatabaseProductVersion() + ": the desk needs "
                        + OLDEST_MAJOR_VERSION + " or newer.");
            }
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CannotStart("The database at " + address.shown() + " does not let the desk in (" + reason
                    + "): check PARTNERDESK_DATABASE_URL.");
        }
    }
}
