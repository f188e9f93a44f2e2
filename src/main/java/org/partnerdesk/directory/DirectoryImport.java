package org.partnerdesk.directory;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Locale;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.PartnerRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link DirectoryFile} over what is there; rows it does not name stay as they are. */
@Component
class DirectoryImport {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectoryImport(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void take(DirectoryFile file, Vendor vendor) {
        file.accounts().forEach(account -> account(account, vendor));
        file.partners().forEach(this::partner);
    }

    private void account(AccountRow row, Vendor vendor) {
        String superAdmin = row.superAdmin().toLowerCase(Locale.ROOT);
        jdbc.sql("""
                insert into directory.account (zoid, name, data_centre, region, super_admin_email)
                values (:zoid, :name, :dataCentre, :region, :superAdmin)
                on conflict (zoid) do update set name = excluded.name, data_centre = excluded.data_centre,
                    region = excluded.region, super_admin_email = excluded.super_admin_email""")
                .param("zoid", row.zoid())
                .param("name", row.name())
                .param("dataCentre", row.dataCentre())
                .param("region", row.region() == null ? regionOf(row.dataCentre(), vendor) : row.region())
                .param("superAdmin", superAdmin)
                .update();
        for (String zgid : requireNonNullElse(row.zgids(), List.<String>of())) {
            jdbc.sql("""
                    insert into directory.account_zgid (zgid, zoid) values (:zgid, :zoid)
                    on conflict (zgid) do update set zoid = excluded.zoid""").param("zgid", zgid).param("zoid", row.zoid()).update();
        }
        for (String domain :
                requireNonNullElse(row.domains(), List.of(superAdmin.substring(superAdmin.indexOf('@') + 1)))) {
            jdbc.sql("""
                    insert into directory.account_domain (domain, zoid) values (:domain, :zoid)
                    on conflict do nothing""")
                    .param("domain", domain.toLowerCase(Locale.ROOT))
                    .param("zoid", row.zoid())
                    .update();
        }
        for (DirectoryFile.UserRow user : requireNonNullElse(row.users(), List.<DirectoryFile.UserRow>of())) {
            jdbc.sql("""
                    insert into directory.account_user (zuid, zoid, email) values (:zuid, :zoid, :email)
                    on conflict (zuid) do update set zoid = excluded.zoid, email = excluded.email""")
                    .param("zuid", user.zuid())
                    .param("zoid", row.zoid())
                    .param("email", user.email().toLowerCase(Locale.ROOT))
                    .update();
        }
        for (SubscriptionRow s : requireNonNullElse(row.subscriptions(), List.<SubscriptionRow>of())) {
            jdbc.sql("""
                    insert into directory.subscription (zoid, service, plan, quantity, kind, status, from_on, until_on)
                    values (:zoid, :service, :plan, :quantity, :kind, :status, :from, :until)
                    on conflict (zoid, service, kind, from_on) do update set plan = excluded.plan,
                        quantity = excluded.quantity, status = excluded.status, until_on = excluded.until_on""")
                    .param("zoid", row.zoid())
                    .param("service", s.service())
                    .param("plan", s.plan())
                    .param("quantity", s.quantity())
                    .param(
                            "kind",
                            requireNonNullElse(s.kind(), Subscription.Kind.PAID).name())
                    .param(
                            "status",
                            requireNonNullElse(s.status(), Subscription.Status.ACTIVE)
                                    .name())
                    .param("from", s.from())
                    .param("until", s.until())
                    .update();
        }
    }

    private void partner(PartnerRow row) {
        long id = jdbc.sql("""
                insert into directory.partner (name, tiers) values (:name, :tiers::jsonb)
                on conflict (name) do update set tiers = excluded.tiers returning id""")
                .param("name", row.name())
                .param("tiers", json.writeValueAsString(row.tiers()))
                .query(Long.class)
                .single();
        for (String domain : row.domains()) {
            jdbc.sql("""
                    insert into directory.partner_domain (domain, partner_id) values (:domain, :id)
                    on conflict (domain) do update set partner_id = excluded.partner_id""")
                    .param("domain", domain.toLowerCase(Locale.ROOT))
                    .param("id", id)
                    .update();
        }
        for (DirectoryFile.PartnerUserRow user : row.users()) {
            jdbc.sql("""
                    insert into directory.partner_user (email, partner_id, name, language)
                    values (:email, :id, :name, :language)
                    on conflict (email) do update set partner_id = excluded.partner_id, name = excluded.name,
                        language = excluded.language""")
                    .param("email", user.email().toLowerCase(Locale.ROOT))
                    .param("id", id)
                    .param("name", user.name())
                    .param("language", user.language())
                    .update();
        }
        for (String zoid : row.customers()) {
            jdbc.sql("""
                    insert into directory.mapping (partner_id, zoid, from_on, origin)
                    values (:id, :zoid, :from, 'file') on conflict do nothing""")
                    .param("id", id)
                    .param("zoid", zoid)
                    .param("from", row.mappedFrom())
                    .update();
        }
    }

    private static String regionOf(String dataCentre, Vendor vendor) {
        return vendor.dataCentres().stream()
                .filter(d -> d.code().equals(dataCentre))
                .map(DataCentre::region)
                .findFirst()
                .orElse(dataCentre);
    }
}
