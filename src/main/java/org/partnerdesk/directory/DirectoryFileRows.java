package org.partnerdesk.directory;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;

/** A {@link DirectoryFile} as stage rows, kind by kind. Its partners go by their names. */
final class DirectoryFileRows {
    private final DirectoryFile file;
    private final Vendor vendor;

    DirectoryFileRows(DirectoryFile file, Vendor vendor) {
        this.file = file;
        this.vendor = vendor;
    }

    List<? extends StageRow> of(FactKind kind) {
        return switch (kind) {
            case ACCOUNTS -> file.accounts().stream().map(this::account).toList();
            case USERS -> users();
            case SUBSCRIPTIONS -> subscriptions();
            case PARTNERS ->
                file.partners().stream()
                        .map(p -> new StageRow.OfPartner(p.name(), p.name(), lower(p.domains()), p.tiers(), null, null))
                        .toList();
            case PARTNER_USERS -> partnerUsers();
            case MAPPINGS -> mappings();
        };
    }

    private StageRow.OfAccount account(AccountRow row) {
        String superAdmin = lower(row.superAdmin());
        return new StageRow.OfAccount(
                row.zoid(),
                row.name(),
                row.dataCentre(),
                row.region() == null ? regionOf(row.dataCentre()) : row.region(),
                superAdmin,
                requireNonNullElse(row.zgids(), List.of()),
                lower(requireNonNullElse(row.domains(), List.of(superAdmin.substring(superAdmin.indexOf('@') + 1)))),
                null,
                null);
    }

    private List<StageRow.OfUser> users() {
        List<StageRow.OfUser> users = new ArrayList<>();
        for (AccountRow account : file.accounts()) {
            requireNonNullElse(account.users(), List.<DirectoryFile.UserRow>of())
                    .forEach(u ->
                            users.add(new StageRow.OfUser(account.zoid(), u.zuid(), lower(u.email()), null, null)));
        }
        return users;
    }

    private List<StageRow.OfSubscription> subscriptions() {
        List<StageRow.OfSubscription> subscriptions = new ArrayList<>();
        for (AccountRow account : file.accounts()) {
            for (SubscriptionRow s : requireNonNullElse(account.subscriptions(), List.<SubscriptionRow>of())) {
                subscriptions.add(new StageRow.OfSubscription(
                        account.zoid(),
                        s.service(),
                        s.plan(),
                        requireNonNullElse(s.kind(), Subscription.Kind.PAID),
                        s.quantity(),
                        requireNonNullElse(s.status(), Subscription.Status.ACTIVE),
                        s.from(),
                        s.until()));
            }
        }
        return subscriptions;
    }

    private List<StageRow.OfPartnerUser> partnerUsers() {
        List<StageRow.OfPartnerUser> users = new ArrayList<>();
        for (PartnerRow partner : file.partners()) {
            partner.users()
                    .forEach(u -> users.add(new StageRow.OfPartnerUser(
                            lower(u.email()), partner.name(), u.name(), u.language(), null, null)));
        }
        return users;
    }

    private List<StageRow.OfMapping> mappings() {
        List<StageRow.OfMapping> mappings = new ArrayList<>();
        for (PartnerRow partner : file.partners()) {
            partner.customers()
                    .forEach(zoid -> mappings.add(
                            new StageRow.OfMapping(partner.name(), zoid, "file", partner.mappedFrom(), null)));
        }
        return mappings;
    }

    private String regionOf(String dataCentre) {
        return vendor.dataCentres().stream()
                .filter(d -> d.code().equals(dataCentre))
                .map(DataCentre::region)
                .findFirst()
                .orElse(dataCentre);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(DirectoryFileRows::lower).toList();
    }
}
