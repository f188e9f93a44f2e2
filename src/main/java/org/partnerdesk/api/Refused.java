package org.partnerdesk.api;

import org.springframework.http.HttpStatus;

/**
 * A call that is answered with a problem (RFC 9457) instead of a result.
 *
 * <p>Thrown, unlike the refusals of the doors behind it, because a web framework has no other way to leave a request.
 */
final class Refused extends RuntimeException {
    private final HttpStatus status;
    private final String key;
    private final String field;
    private final transient Object[] arguments;

    /**
     * @param key the message {@code api.<key>} says why in the caller's language
     * @param field the field at fault, or empty
     */
    Refused(HttpStatus status, String key, String field, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.field = field;
        this.arguments = arguments.clone();
    }

    static Refused field(String key, String field, Object... arguments) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, key, field, arguments);
    }

    static Refused missing() {
        return new Refused(HttpStatus.NOT_FOUND, "ticket-not-found", "");
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }

    String field() {
        return field;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
