package org.partnerdesk.platform.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;
import org.springframework.core.env.PropertyResolver;

/**
 * What an operator sets from outside; each has a line in the README's table. The property {@code partnerdesk.http-port}
 * is the environment's {@code PARTNERDESK_HTTP_PORT}, and so on; one that is empty counts as not set.
 *
 * @param httpPort 0 for any that is free
 * @param smtpPort 0 for any that is free
 * @param dataDir the folder that holds all that the desk keeps
 * @param databaseUrl an external PostgreSQL instead of the embedded one, JDBC or {@code postgresql://}
 * @param directorySource where the vendor's own system answers for its customer accounts; null: it exports them
 * @param directorySourceToken shown to that system
 * @param relay where mail goes out; without it mail is kept and shown on a page
 * @param preset which vendor's programme is loaded into an empty desk
 * @param apiToken of the service agent with every right; absent until the desk has made one
 * @param demo whether an empty desk is filled with sample people and tickets, and signing in takes one click
 */
public record DeskSettings(
        int httpPort,
        int smtpPort,
        Path dataDir,
        @Nullable String databaseUrl,
        @Nullable URI directorySource,
        @Nullable String directorySourceToken,
        @Nullable Relay relay,
        String preset,
        @Nullable String apiToken,
        boolean demo) {

    private static final int SHORTEST_TOKEN = 16;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The mail server that takes our outgoing mail. */
    public record Relay(String host, int port) {}

    /** @throws CannotStart when a value makes no sense */
    public static DeskSettings from(PropertyResolver properties) {
        return new Reader(properties).read();
    }

    /** The same with a token that the desk made. */
    DeskSettings withApiToken(String made) {
        return new DeskSettings(
                httpPort,
                smtpPort,
                dataDir,
                databaseUrl,
                directorySource,
                directorySourceToken,
                relay,
                preset,
                made,
                demo);
    }

    private record Reader(PropertyResolver properties) {
        DeskSettings read() {
            return new DeskSettings(
                    port("http-port", 8080),
                    port("smtp-port", 2525),
                    folder("data-dir", "data"),
                    text("database-url"),
                    source("directory-source"),
                    token("directory-source-token"),
                    relay("smtp-relay"),
                    preset("preset", "zoho-partner-support"),
                    token("api-token"),
                    truth("demo", true));
        }

        private @Nullable String text(String name) {
            String value = properties.getProperty("partnerdesk." + name);
            return value == null || value.isBlank() ? null : value.strip();
        }

        private String text(String name, String otherwise) {
            String value = text(name);
            return value == null ? otherwise : value;
        }

        private int port(String name, int otherwise) {
            return portIn(name, text(name, Integer.toString(otherwise)), "a port number");
        }

        private int portIn(String name, String number, String wanted) {
            if (number.matches("[0-9]{1,5}") && Integer.parseInt(number) <= 65_535) {
                return Integer.parseInt(number);
            }
            throw notThis(name, wanted + " (0 to 65535)");
        }

        private Path folder(String name, String otherwise) {
            try {
                return Path.of(text(name, otherwise)).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw notThis(name, "the path of a folder");
            }
        }

        /** Never shown back: people put passwords into addresses. */
        private @Nullable URI source(String name) {
            String value = text(name);
            if (value == null) {
                return null;
            }
            try {
                URI address = new URI(value.replaceAll("/+$", ""));
                boolean safe = "https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
                if (safe && address.toString().equals(address.getScheme() + "://" + place(address))) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Refused below, like all else that is no such address.
            }
            throw new CannotStart(variable(name) + " must be an https address without user and query,"
                    + " such as https://accounts.example.com/v1.");
        }

        private static String place(URI address) {
            return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()) + address.getRawPath();
        }

        private @Nullable Relay relay(String name) {
            String value = text(name);
            if (value == null) {
                return null;
            }
            // The last colon, since an IPv6 address has more: [2001:db8::25]:587
            int colon = value.lastIndexOf(':');
            if (colon < 1) {
                throw notThis(name, "host:port, such as smtp.example.com:587");
            }
            int port = portIn(name, value.substring(colon + 1), "host:port with a port number");
            return new Relay(value.substring(0, colon).replaceAll("^\\[|]$", ""), port);
        }

        private String preset(String name, String otherwise) {
            String value = text(name, otherwise);
            if (!value.matches("[a-z0-9-]+") || DeskSettings.class.getResource("/presets/" + value + ".yaml") == null) {
                throw notThis(name, "the name of a preset, such as blank or zoho-partner-support");
            }
            return value;
        }

        private @Nullable String token(String name) {
            String value = text(name);
            if (value != null && (value.length() < SHORTEST_TOKEN || !value.matches("[!-~]+"))) {
                // Never shown back: it may be a good secret with a typing error.
                throw new CannotStart(variable(name) + " must have " + SHORTEST_TOKEN
                        + " characters or more, all of them printable ASCII and none a space.");
            }
            return value;
        }

        private boolean truth(String name, boolean otherwise) {
            return switch (text(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw notThis(name, "true or false");
            };
        }

        private CannotStart notThis(String name, String wanted) {
            return new CannotStart(variable(name) + " is \"" + text(name) + "\" but must be " + wanted + ".");
        }

        private static String variable(String name) {
            return "PARTNERDESK_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }
}
