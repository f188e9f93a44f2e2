package org.partnerdesk.portal.help;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.RequestType;

/** The form <i>Add Ticket</i> as typed (M11); empty fields are empty strings. */
public record RequestForm(
        String service,
        String organisationId,
        String subject,
        String description,
        String requestType,
        String impact,
        String customerPrimaryEmail) {
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 1_000_000;

    /** A field that a program left out is an empty one. */
    public RequestForm {
        service = requireNonNullElse(service, "");
        organisationId = requireNonNullElse(organisationId, "");
        subject = requireNonNullElse(subject, "");
        description = requireNonNullElse(description, "");
        requestType = requireNonNullElse(requestType, "");
        impact = requireNonNullElse(impact, "");
        customerPrimaryEmail = requireNonNullElse(customerPrimaryEmail, "");
    }

    static RequestForm empty() {
        return new RequestForm("", "", "", "", "", "", "");
    }

    /** What keeps it from being sent, by field in the form's order: the key of a message that says so. Empty when nothing does. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (organisationId.length() > LONGEST_LINE) {
            faults.put("organisationId", "form.fault.long");
        }
        if (subject.isBlank()) {
            faults.put("subject", "form.fault.subject");
        } else if (subject.length() > LONGEST_LINE) {
            faults.put("subject", "form.fault.long");
        }
        if (description.isBlank()) {
            faults.put("description", "form.fault.description");
        } else if (description.length() > LONGEST_TEXT) {
            faults.put("description", "form.fault.long");
        }
        if (customerPrimaryEmail.length() > LONGEST_LINE) {
            faults.put("customerPrimaryEmail", "form.fault.long");
        }
        return faults;
    }

    Submission by(Person person, Language language) {
        return new Submission(
                Channel.HELP_CENTRE,
                person.email(),
                person.name(),
                language.code(),
                subject.strip(),
                description,
                null,
                List.of(),
                List.of(),
                blankToNull(customerPrimaryEmail),
                blankToNull(organisationId),
                blankToNull(service),
                Impact.of(impact).orElse(null),
                RequestType.of(requestType).map(RequestType::code).orElse(null),
                null,
                null,
                Set.of(),
                false);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
