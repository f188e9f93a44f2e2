package org.partnerdesk.api;

import static java.util.Objects.requireNonNullElse;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Tags;
import org.partnerdesk.workflow.ClaimField;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code PATCH /api/v1/tickets/{number}}. What is absent stays; an assignee or a field of the claim that is
 * null or empty is taken away.
 *
 * @param claim those that are to change; empty: taken away
 * @param assignee null: unchanged; empty: taken away
 * @param impact null: unchanged; empty: taken away; so for {@code requestType}
 * @param tags all that the ticket shall have; null: unchanged
 */
record TicketPatch(
        Map<ClaimField, String> claim,
        @Nullable Severity severity,
        @Nullable String reason,
        @Nullable String assignee,
        @Nullable Status status,
        @Nullable String impact,
        @Nullable String requestType,
        @Nullable List<String> tags) {
    private static final int MOST_TAGS = 50;
    private static final Map<String, ClaimField> CLAIM = Map.of(
            "customerPrimaryEmail", ClaimField.CUSTOMER,
            "service", ClaimField.SERVICE,
            "organisationId", ClaimField.ORGANISATION_ID,
            "requester", ClaimField.REQUESTER);

    private static final Set<String> OTHERS =
            Set.of("severity", "reason", "assignee", "status", "impact", "requestType", "tags");

    /** @throws Refused for a field we do not know, or a value that is none */
    static TicketPatch read(JsonNode body) {
        if (!body.isObject()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "not-json", "");
        }
        Map<ClaimField, String> claim = new EnumMap<>(ClaimField.class);
        for (String name : body.propertyNames()) {
            ClaimField field = CLAIM.get(name);
            if (field != null) {
                claim.put(field, requireNonNullElse(text(body, name), ""));
            } else if (!OTHERS.contains(name)) {
                String told = Problems.told(name);
                throw new Refused(HttpStatus.BAD_REQUEST, "unknown-field", told, told);
            }
        }
        String reason = text(body, "reason");
        Severity severity = value(Severity.class, body, "severity");
        if (severity != null && (reason == null || reason.isBlank())) {
            throw Refused.field("reason-missing", "reason");
        }
        String impact = text(body, "impact");
        if (impact != null && !impact.isBlank() && Impact.of(impact).isEmpty()) {
            throw Refused.field("no-such-value", "impact", "impact");
        }
        String type = text(body, "requestType");
        if (type != null && !type.isBlank() && RequestType.of(type).isEmpty()) {
            throw Refused.field("no-such-value", "requestType", "requestType");
        }
        return new TicketPatch(
                claim,
                severity,
                reason,
                text(body, "assignee"),
                value(Status.class, body, "status"),
                impact,
                type,
                tags(body));
    }

    private static @Nullable List<String> tags(JsonNode body) {
        JsonNode value = body.get("tags");
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.valueStream().anyMatch(tag -> !tag.isString())) {
            throw new Refused(HttpStatus.BAD_REQUEST, "wrong-type", "tags", "tags");
        }
        if (value.size() > MOST_TAGS) {
            throw Refused.field("no-such-value", "tags", "tags");
        }
        return value.valueStream()
                .map(tag ->
                        Tags.of(tag.stringValue()).orElseThrow(() -> Refused.field("no-such-value", "tags", "tags")))
                .distinct()
                .toList();
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
