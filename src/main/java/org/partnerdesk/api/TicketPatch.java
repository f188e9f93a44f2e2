package org.partnerdesk.api;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code PATCH /api/v1/tickets/{number}}. What is absent stays; an assignee or a customer's address that is
 * null or empty is taken away.
 *
 * @param customerPrimaryEmail null: unchanged; empty: taken away
 * @param assignee likewise
 */
record TicketPatch(
        @Nullable String customerPrimaryEmail,
        @Nullable Severity severity,
        @Nullable String reason,
        @Nullable String assignee,
        @Nullable Status status) {
    private static final Set<String> FIELDS =
            Set.of("customerPrimaryEmail", "severity", "reason", "assignee", "status");

    /** @throws Refused for a field we do not know, or a value that is none */
    static TicketPatch read(JsonNode body) {
        if (!body.isObject()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "not-json", "");
        }
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                String told = Problems.told(name);
                throw new Refused(HttpStatus.BAD_REQUEST, "unknown-field", told, told);
            }
        }
        String reason = text(body, "reason");
        Severity severity = value(Severity.class, body, "severity");
        if (severity != null && (reason == null || reason.isBlank())) {
            throw Refused.field("reason-missing", "reason");
        }
        return new TicketPatch(
                text(body, "customerPrimaryEmail"),
                severity,
                reason,
                text(body, "assignee"),
                value(Status.class, body, "status"));
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "wrong-type", name, name);
        }
        String clean = StorableText.of(value.stringValue());
        Limits.line(name, clean);
        return clean;
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, JsonNode body, String name) {
        String text = text(body, name);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw Refused.field("no-such-value", name, name);
    }
}
