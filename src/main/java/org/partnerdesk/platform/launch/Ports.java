package org.partnerdesk.platform.launch;

import java.io.IOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;

/** The doors to the outside. */
public final class Ports {
    private Ports() {}

    /** Looks before anything is changed; who opens the port later meets the same sentence if somebody was faster. */
    static void requireFree(DeskSettings settings) {
        if (settings.httpPort() == settings.smtpPort() && settings.httpPort() != 0) {
            throw new CannotStart("PARTNERDESK_HTTP_PORT and PARTNERDESK_SMTP_PORT are both " + settings.httpPort()
                    + ": pages and mail need a port each.");
        }
        requireFree(settings.httpPort(), "PARTNERDESK_HTTP_PORT");
        requireFree(settings.smtpPort(), "PARTNERDESK_SMTP_PORT");
    }

    private static void requireFree(int port, String variable) {
        try {
            new ServerSocket(port).close();
        } catch (IOException e) {
            throw cannotListen(port, variable, e);
        }
    }

    /**
     * The refusal of whoever wanted to listen on a port and could not.
     *
     * @param variable the setting that names the port
     * @param cause what the system said: taken, or not allowed
     */
    public static CannotStart cannotListen(int port, String variable, @Nullable Throwable cause) {
        boolean forbidden = cause != null && String.valueOf(cause.getMessage()).contains("Permission denied");
        String reason = forbidden ? "is not allowed to this user" : "is taken by another program";
        return new CannotStart("Port " + port + " " + reason + ": set " + variable + " to one that is free"
                + (forbidden ? "." : ", or stop that program."));
    }
}
