package org.partnerdesk.entitlement;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.Partner;
import org.partnerdesk.directory.Service;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.entitlement.ReceiptBody.FoundBy;
import org.partnerdesk.entitlement.ReceiptBody.Home;
import org.partnerdesk.entitlement.ReceiptBody.Inputs;
import org.partnerdesk.entitlement.reading.Place;

/** From what was read and what the directory answered to verdict, field and receipt. Pure. */
final class Assessor {
    private final Claim claim;
    private final Reading reading;
    private final Premises premises;
    private final Asked asked;
    private final List<Evidence> evidence;
    private final Customer customer;
    private final boolean fieldOpen;

    Assessor(Claim claim, Reading reading, Premises premises, NeverCounts neverCounts, Asked asked) {
        this.claim = claim;
        this.reading = reading;
        this.premises = premises;
        this.asked = asked;
        this.evidence = Evidence.of(
                reading.mentions(),
                neverCounts,
                asked.matches().stream().map(this::asConfirmed).toList());
        this.fieldOpen = reading.customer() == null
                || claim.filledByDesk()
                        && inCustomerField().stream().allMatch(e -> e.mapped().isEmpty());
        this.customer = Customer.of(
                evidence, claim.filledByDesk(), fieldOpen, premises.settings().fill() == Fill.CONFIDENT);
    }

    /** What an agent confirmed for this ticket counts as if it were mapped. */
    private Match asConfirmed(Match match) {
        boolean confirmed =
                reading.confirmed().filter(match.account().zoid()::equals).isPresent();
        return confirmed ? new Match(match.kind(), match.key(), match.account(), true) : match;
    }

    Assessment assess() {
        Account account = customer instanceof Customer.Settled settled ? settled.account() : null;
        LicenceCount count = account == null
                ? null
                : LicenceCount.of(account, premises.policy(), premises.dayOf(account, claim.at()));
        Verdict verdict = VerdictRule.first(new VerdictRule.Facts(
                reading.service() != null
                        && premises.policy().excludedServices().contains(reading.service()),
                !(asked instanceof Asked.Unavailable),
                customer,
                evidence.stream()
                        .filter(e -> e.mention().place().isField()
                                || fieldOpen && !e.mention().place().isBackground())
                        .toList(),
                count));
        String filled = account != null && fills(account) ? account.superAdminEmail() : null;
        boolean needsNoOffer = account != null && (filled != null || fieldNamesSuperAdmin(account));
        List<Find> finds = Finds.of(evidence, account != null && needsNoOffer ? account.zoid() : null);
        return new Assessment(
                verdict,
                account,
                reading.service(),
                filled == null ? reading.customer() : filled,
                filled != null || claim.filledByDesk() && !reading.labelled() && reading.customer() != null,
                reading.labelled(),
                reading.organisationId(),
                finds,
                count == null ? null : count.counted(),
                premises.policy().version(),
                premises.policy().severity(verdict),
                asked instanceof Asked.Unavailable,
                receipt(verdict, account, count, finds));
    }

    /** The field gets the SuperAdmin's address when it is empty, holds a bare identifier or an older fill. */
    private boolean fills(Account account) {
        boolean leadsThere = inCustomerField().stream().anyMatch(e -> e.leadsTo(account));
        return reading.customer() == null
                || reading.isBareIdentifier() && leadsThere
                || claim.filledByDesk() && !leadsThere;
    }

    private boolean fieldNamesSuperAdmin(Account account) {
        return inCustomerField().stream()
                .filter(e -> e.leadsTo(account))
                .flatMap(e -> e.mapped().stream())
                .anyMatch(m -> m.kind() == KeyKind.SUPER_ADMIN_EMAIL);
    }

    private List<Evidence> inCustomerField() {
        return evidence.stream()
                .filter(e -> e.mention().place() == Place.CUSTOMER_FIELD)
                .toList();
    }

    private ReceiptBody receipt(
            Verdict verdict, @Nullable Account account, @Nullable LicenceCount count, List<Find> finds) {
        Optional<Service> service = premises.service(reading.service());
        Partner partner = claim.sender().partner();
        return new ReceiptBody(
                verdict,
                new Inputs(
                        reading.customer(),
                        reading.organisationId(),
                        claim.service(),
                        claim.sender().email(),
                        partner == null ? null : partner.name(),
                        partner == null ? null : partner.id(),
                        reading.labelled(),
                        claim.filledByDesk(),
                        new TreeSet<>(claim.lists()),
                        premises.settings().fill(),
                        reading.tellingMentions(asked.matches())),
                customer instanceof Customer.Settled settled ? foundBy(settled) : null,
                account == null ? null : account.zoid(),
                account == null ? null : account.name(),
                reading.service(),
                service.map(Service::name).orElse(null),
                service.map(s -> s.metric().name()).orElse(null),
                count == null ? List.of() : count.lines(),
                account == null
                        ? null
                        : new Home(account.region(), account.dataCentre(), premises.dayOf(account, claim.at())),
                count == null ? null : count.counted(),
                count == null ? null : count.region(),
                count == null || count.threshold() == null
                        ? null
                        : count.threshold().key(),
                count == null || count.threshold() == null
                        ? null
                        : count.threshold().large(),
                premises.policy().version(),
                asked.version() == null ? null : asked.version().no(),
                asked.version() == null ? claim.at() : asked.version().at(),
                asked.sourceAt(),
                claim.at(),
                finds,
                null,
                null);
    }

    private static FoundBy foundBy(Customer.Settled settled) {
        Place place = settled.by().mention().place();
        String where = switch (place) {
            case CONFIRMED -> "confirmed";
            case CUSTOMER_FIELD -> "customerPrimaryEmail";
            case ORGANISATION_FIELD -> "organisationId";
            default -> place.name();
        };
        return new FoundBy(settled.match().kind().name(), settled.by().mention().written(), where);
    }
}
