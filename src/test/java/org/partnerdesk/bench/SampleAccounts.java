package org.partnerdesk.bench;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customer accounts by their number from 0 on: each has ten users and five subscriptions. The last two digits
 * of its number say how many licences it has and which of 500 partners it is mapped to.
 */
record SampleAccounts(JdbcClient jdbc) {
    static final int SUBSCRIPTIONS_EACH = 5;
    private static final int PARTNERS = 500;
    private static final String[] SERVICES = {"crm", "desk", "books", "mail", "people"};

    static String zoid(int account) {
        return "2%08d".formatted(account);
    }

    static String domain(int account) {
        return "a%06d.example".formatted(account);
    }

    static String superAdmin(int account) {
        return "it@" + domain(account);
    }

    static String user(int account) {
        return "user7@" + domain(account);
    }

    /** Somebody of the partner that the account is mapped to. */
    static String partnerUser(int account) {
        return "desk@partner%d.example".formatted(account % 100);
    }

    static String service(int subscription) {
        return SERVICES[subscription];
    }

    /** User licences of each of its subscriptions; five times as many count. */
    static int quantity(int account) {
        return 10 * (1 + account % 100);
    }

    /** Adds the accounts with these numbers, without their subscriptions, and the partners with the first of them. */
    void add(int from, int until) {
        long change = jdbc.sql("""
                insert into directory.change (no, at, kind)
                select max(no) + 1, max(at), 'FILE' from directory.change returning no""").query(Long.class).single();
        if (from == 0) {
            addPartners(change);
        }
        insert("""
                insert into directory.account
                select zoid, 'Account ' || n, 'EU', 'EU', 'it@' || domain, '{}', array[domain], '-infinity', null,
                       :change, null
                from numbered""", from, until, change);
        insert("""
                insert into directory.account_user
                select zoid, zoid || u, 'user' || u || '@' || domain, '-infinity', null, :change, null
                from numbered, generate_series(0, 9) u""", from, until, change);
        insert("""
                insert into directory.mapping
                select c.id, zoid, 'BENCH', '-infinity', null, :change, null
                from numbered join directory.partner_code c on c.code = 'partner' || mod(n, 100)""", from, until, change);
        analyze();
    }

    /** Adds the subscriptions of the accounts with these numbers. */
    void addSubscriptions(int from, int until) {
        for (String service : SERVICES) {
            jdbc.sql(numbered("""
                    insert into directory.subscription
                    select zoid, :service, 'Enterprise', 'PAID', 10 * (1 + n % 100), 'ACTIVE', '2024-02-01', null,
                           (select max(no) from directory.change), null
                    from numbered"""))
                    .param("service", service)
                    .param("from", from)
                    .param("until", until)
                    .update();
        }
        analyze();
    }

    /** What the server does by itself some minutes after that many rows. */
    void analyze() {
        jdbc.sql("vacuum analyze directory.account, directory.account_user, directory.mapping, directory.subscription")
                .update();
    }

    private void addPartners(long change) {
        jdbc.sql("""
                insert into directory.partner_code (code)
                select 'partner' || n from generate_series(0, :last) n""").param("last", PARTNERS - 1).update();
        jdbc.sql("""
                insert into directory.partner
                select id, 'Partner ' || code, array[code || '.example'], '{}', '-infinity', null, :change, null
                from directory.partner_code where code ~ '^partner[0-9]+$'""").param("change", change).update();
    }

    private void insert(String what, int from, int until, long change) {
        jdbc.sql(numbered(what))
                .params(Map.of("from", from, "until", until, "change", change))
                .update();
    }

    private static String numbered(String what) {
        return """
                with numbered as (
                    select n, '2' || lpad(n::text, 8, '0') as zoid, 'a' || lpad(n::text, 6, '0') || '.example' as domain
                    from generate_series(:from::integer, :until::integer - 1) n)
                """ + what;
    }
}
