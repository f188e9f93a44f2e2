package org.partnerdesk.platform.launch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerdesk.platform.CannotStart;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Finds the one sentence in the failure of a start. Named in META-INF/spring.factories, so that no trace is logged. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals implements SpringBootExceptionReporter {
    private static final String DISK_FULL = "53100";

    @Override
    public boolean reportException(Throwable failure) {
        // Whoever started Spring shows it; here it is only kept from being shown as a stack trace.
        return in(failure).isPresent();
    }

    static Optional<CannotStart> in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> of(cause).stream())
                .findFirst();
    }

    private static Optional<CannotStart> of(Throwable cause) {
        return switch (cause) {
            case CannotStart refusal -> Optional.of(refusal);
            case PortInUseException taken ->
                Optional.of(Ports.cannotListen(taken.getPort(), "PARTNERDESK_HTTP_PORT", taken.getCause()));
            case SQLException sql
            when DISK_FULL.equals(sql.getSQLState()) ->
                Optional.of(new CannotStart(
                        "The disk of the database is full: make room and start again; nothing is lost."));
            case IOException io
            when String.valueOf(io.getMessage()).contains("No space left on device") ->
                Optional.of(new CannotStart(
                        "The disk of the data folder is full: make room and start again; nothing is lost."));
            default -> Optional.empty();
        };
    }
}
