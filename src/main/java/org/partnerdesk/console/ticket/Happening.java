package org.partnerdesk.console.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.StepPlace;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.notification.Suppression;
import org.partnerdesk.parts.Places;
import org.partnerdesk.platform.web.Page;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** One line of the history: a fact, put into words in the reader's language only here. */
public record Happening(Instant at, String actor, What what, Map<String, String> detail) {

    /** What happened, without who and when; {@code ticket} knows the names of the desk's people. */
    public String words(Page page, TicketView ticket) {
        return switch (what) {
            case OPENED -> page.say("history.opened", page.word(Channel.valueOf(of("channel"))));
            case FIELD_FILLED ->
                of("to").isEmpty() ? page.say("history.field-cleared") : page.say("history.field-filled", of("to"));
            case REQUESTER_SET -> page.say("history.requester-set", of("from"), of("to"));
            case SERVICE_SET ->
                page.say(
                        "history.service-set",
                        given(page, ticket.service(of("from"))),
                        given(page, ticket.service(of("to"))));
            case ORGANISATION_SET ->
                page.say("history.organisation-set", given(page, of("from")), given(page, of("to")));
            case VERIFIED -> page.say("history.verified", page.word(Verdict.valueOf(of("verdict"))));
            case SEVERITY_SET -> change(page, "history.severity-set", Severity.class);
            case LOWER_SEVERITY_PROPOSED -> change(page, "history.lower-severity-proposed", Severity.class);
            case SEVERITY_KEPT -> change(page, "history.severity-kept", Severity.class);
            case STATUS_SET -> change(page, "history.status-set", Status.class);
            case DATA_CENTRE_SET -> page.say("history.data-centre-set", of("to"));
            case REQUEST_TYPE_SET ->
                RequestType.of(of("to"))
                        .map(type -> page.say("history.request-type-set", page.word(type)))
                        .orElseGet(() -> page.say("history.request-type-cleared"));
            case IMPACT_SET ->
                Impact.of(of("to"))
                        .map(impact -> page.say("history.impact-set", page.word(impact)))
                        .orElseGet(() -> page.say("history.impact-cleared"));
            case ASSIGNED ->
                of("to").isEmpty()
                        ? page.say("history.unassigned")
                        : page.say("history.assigned", ticket.name(of("to")));
            case CUSTOMER_CONFIRMED -> page.say("history.customer-confirmed", of("value"));
            case TAGGED -> page.say("history.tagged", of("value"));
            case UNTAGGED -> page.say("history.untagged", of("value"));
            case STEP_REACHED -> step(page);
            case OTHER_SUBJECT -> page.say("history.other-subject", of("value"));
            case MAIL_BOUNCED -> page.say("history.mail-bounced", of("to"));
            case MAIL_DELAYED -> page.say("history.mail-delayed", of("to"));
            case MAIL_RESENT -> page.say("history.mail-resent", of("to"));
            case MAIL_SUPPRESSED ->
                page.say("history.mail-suppressed", of("to"), page.word(Suppression.valueOf(of("why"))));
            case PRIORITY_TICKED,
                    ACKNOWLEDGED,
                    DETERMINED,
                    REPLIED,
                    NOTED,
                    PROPOSAL_ACCEPTED,
                    PROPOSAL_DECLINED,
                    REOPENING_WITHHELD -> page.say("history." + what.name().toLowerCase(Locale.ROOT));
        };
    }

    /** Which promise came how far, and who was told. */
    private String step(Page page) {
        String promise = page.word(Milestone.valueOf(of("milestone")));
        String place = Places.words(
                new StepPlace(
                        StepPlace.Kind.valueOf(of("place")), Integer.parseInt(of("percent")), Duration.parse(of("by"))),
                page);
        String told = told(page, promise, place);
        return of("late").isEmpty()
                ? told
                : page.say("history.step-late", told, page.wording().length(Duration.parse(of("late"))));
    }

    private String told(Page page, String promise, String place) {
        if (of("told").isEmpty()) {
            return page.say("history.step", promise, place);
        }
        return of("insteadOf").isEmpty()
                ? page.say("history.step-told", promise, place, of("told"))
                : page.say("history.step-stood-in", promise, place, of("told"), of("insteadOf"));
    }

    /** Why a person did it, where one was asked for; else empty. */
    public String reason() {
        return of("reason");
    }

    private static String given(Page page, String value) {
        return value.isEmpty() ? page.say("fields.none") : value;
    }

    private <E extends Enum<E>> String change(Page page, String key, Class<E> type) {
        return page.say(key, page.word(Enum.valueOf(type, of("from"))), page.word(Enum.valueOf(type, of("to"))));
    }

    private String of(String name) {
        return detail.getOrDefault(name, "");
    }
}
