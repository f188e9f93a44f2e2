package org.partnerdesk.api;

import org.partnerdesk.platform.languages.Texts;
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
        this.key = "api." + key;
        this.field = field;
        this.arguments = arguments.clone();
    }

    private Refused(HttpStatus status, Enum<?> fault, String field) {
        super(fault.name(), null, false, false);
        this.status = status;
        this.key = Texts.key(fault);
        this.field = field;
        this.arguments = new Object[0];
    }

    static Refused field(String key, String field, Object... arguments) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, key, field, arguments);
    }

    /** A field at fault for which pages have a word too. */
    static Refused field(Enum<?> fault, String field) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, fault, field);
    }

    static Refused missing() {
        return missing("ticket-not-found");
    }

    static Refused missing(String key) {
        return new Refused(HttpStatus.NOT_FOUND, key, "");
    }

    HttpStatus status() {
        return status;
    }

    /** Of the message that says why. */
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
