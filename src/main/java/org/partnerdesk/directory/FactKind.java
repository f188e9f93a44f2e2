package org.partnerdesk.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of facts that a directory is made of, and how each is kept: the table, the columns that say whom a fact is
 * about and those that say what.
 */
public enum FactKind {
    ACCOUNTS(
            "account",
            "stage_account",
            List.of("zoid"),
            List.of("name", "data_centre", "region", "super_admin_email", "zgids", "domains"),
            Start.ALWAYS),
    USERS("account_user", "stage_user", List.of("zoid", "zuid"), List.of("email"), Start.ALWAYS),
    SUBSCRIPTIONS(
            "subscription",
            "stage_subscription",
            List.of("zoid", "service", "plan", "kind"),
            List.of("quantity", "status"),
            Start.PART_OF_THE_KEY),
    PARTNERS("partner", "stage_partner", List.of("partner_id"), List.of("name", "domains", "tiers"), Start.ALWAYS),
    PARTNER_USERS(
            "partner_user",
            "stage_partner_user",
            List.of("email"),
            List.of("partner_id", "name", "language"),
            Start.ALWAYS),
    MAPPINGS("mapping", "stage_mapping", List.of("zoid", "partner_id"), List.of("origin"), Start.TODAY);

    /** The day from which a fact holds that does not say it, when nothing was known of it before. */
    enum Start {
        /** It has always been so. */
        ALWAYS("'-infinity'::date"),
        TODAY(":day::date"),
        /** It always says: facts with other first days are other facts and hold side by side. */
        PART_OF_THE_KEY("null::date");

        final String sql;

        Start(String sql) {
            this.sql = sql;
        }
    }

    final String table;
    final String stage;
    final List<String> keys;
    final List<String> values;
    final Start start;

    FactKind(String table, String stage, List<String> keys, List<String> values, Start start) {
        this.table = table;
        this.stage = stage;
        this.keys = keys;
        this.values = values;
        this.start = start;
    }

    /** Its name in addresses and file names, such as {@code partner-users}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this name in addresses, if there is one. */
    public static Optional<FactKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }

    /** The table, in the schema {@code directory}, that shows the shape in which such facts arrive. */
    public String stage() {
        return stage;
    }

    /** The columns of the stage that say whom a fact is about, its first day not among them. */
    public List<String> stageKeys() {
        return named(keys);
    }

    /** The columns of the stage that say what is so. */
    public List<String> stageValues() {
        return named(values);
    }

    /** Whether facts with other first days are other facts. */
    public boolean isKeyedByDay() {
        return start == Start.PART_OF_THE_KEY;
    }

    /** Facts arrive with the vendor's word for a partner and are kept with its number. */
    private static List<String> named(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals("partner_id") ? "partner" : column)
                .toList();
    }

    boolean namesPartner() {
        return keys.contains("partner_id") || values.contains("partner_id");
    }

    boolean namesAccount() {
        return keys.contains("zoid");
    }
}
