package org.partnerdesk.directory.imports.reading;

import static org.partnerdesk.directory.imports.reading.FactColumn.needed;
import static org.partnerdesk.directory.imports.reading.FactColumn.optional;

import java.util.List;
import java.util.Locale;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.Subscription;

/** The columns of each kind of facts, in the order of its stage table. docs/howto/import-a-directory.md tells of them. */
final class FactColumns {
    private static final FactColumn FROM = optional("from", "from_on", Days::read);
    private static final FactColumn UNTIL = optional("until", "until_on", Days::read);

    private FactColumns() {}

    static List<FactColumn> of(FactKind kind) {
        return switch (kind) {
            case ACCOUNTS ->
                List.of(
                        needed("zoid", "zoid", Cells::identifier),
                        needed("name", "name", Cells::text),
                        needed("dataCentre", "data_centre", Cells::dataCentre),
                        optional("region", "region", Cells::region),
                        needed("superAdmin", "super_admin_email", Cells::superAdmin),
                        optional("zgids", "zgids", "", Cells::identifiers),
                        optional("domains", "domains", "", Cells::domains),
                        FROM,
                        UNTIL);
            case USERS ->
                List.of(
                        needed("zoid", "zoid", Cells::identifier),
                        needed("zuid", "zuid", Cells::identifier),
                        needed("email", "email", Cells::address),
                        FROM,
                        UNTIL);
            case SUBSCRIPTIONS ->
                List.of(
                        needed("zoid", "zoid", Cells::identifier),
                        needed("service", "service", Cells::service),
                        optional("plan", "plan", "", Cells::text),
                        optional("kind", "kind", "paid", Cells.oneOf(Subscription.Kind.class)),
                        needed("quantity", "quantity", Cells::quantity),
                        optional("status", "status", "active", Cells.oneOf(Subscription.Status.class)),
                        needed("from", "from_on", Days::read),
                        UNTIL);
            case PARTNERS ->
                List.of(
                        needed("partner", "partner", Cells::text),
                        needed("name", "name", Cells::text),
                        optional("domains", "domains", "", Cells::domains),
                        optional("tiers", "tiers", "", Cells::tiers),
                        FROM,
                        UNTIL);
            case PARTNER_USERS ->
                List.of(
                        needed("email", "email", Cells::address),
                        needed("partner", "partner", Cells::text),
                        optional("name", "name", "", Cells::text),
                        optional("language", "language", "en", Cells::language),
                        FROM,
                        UNTIL);
            case MAPPINGS ->
                List.of(
                        needed("partner", "partner", Cells::text),
                        needed("zoid", "zoid", Cells::identifier),
                        optional("origin", "origin", "import", Cells::text),
                        FROM,
                        UNTIL);
        };
    }

    /** A column's name as it is compared: {@code Data_Centre} is {@code dataCentre}. */
    static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
