package org.partnerdesk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who can sign in. */
@Component
public class People {
    private static final String COLUMNS = "email, name, role, organisation, partner_id, language, password_hash";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sample people of demo mode: the desk's first, then partners by name. */
    public List<Person> samples() {
        return jdbc.sql("select " + COLUMNS + """
                 from access.person where sample
                order by role = 'PARTNER', role = 'ADMIN', role = 'LEAD', organisation, email""")
                .query((row, n) -> signedIn(row).person())
                .list();
    }

    /** The desk's own people, by name: those a ticket can be assigned to. */
    public List<Person> desk() {
        return jdbc.sql("select " + COLUMNS + " from access.person where role <> 'PARTNER' order by name")
                .query((row, n) -> signedIn(row).person())
                .list();
    }

    public Optional<Person> find(String email) {
        return signIn(email).map(SignedIn::person);
    }

    /** Adds the person or takes the new facts for a known address; a password once set stays. */
    public void put(Person person, boolean sample, @Nullable String passwordHash) {
        jdbc.sql("""
                insert into access.person (email, name, role, organisation, partner_id, language, sample, password_hash)
                values (:email, :name, :role, :organisation, :partner, :language, :sample, :hash)
                on conflict (email) do update set name = excluded.name, role = excluded.role,
                    organisation = excluded.organisation, partner_id = excluded.partner_id,
                    language = excluded.language, sample = excluded.sample,
                    password_hash = coalesce(excluded.password_hash, person.password_hash)""")
                .param("email", person.email().toLowerCase(Locale.ROOT))
                .param("name", person.name())
                .param("role", person.role().name())
                .param("organisation", person.organisation())
                .param("partner", person.partnerId())
                .param("language", person.language())
                .param("sample", sample)
                .param("hash", passwordHash)
                .update();
    }

    Optional<SignedIn> signIn(String email) {
        return jdbc.sql("select " + COLUMNS + " from access.person where email = :email")
                .param("email", StorableText.of(email).toLowerCase(Locale.ROOT))
                .query((row, n) -> signedIn(row))
                .optional();
    }

    /** The sample person with this address, who needs no password. */
    Optional<SignedIn> sample(String email) {
        return jdbc.sql("select " + COLUMNS + " from access.person where sample and email = :email")
                .param("email", StorableText.of(email).toLowerCase(Locale.ROOT))
                .query((row, n) -> signedIn(row))
                .optional();
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                new Person(
                        row.getString("email"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("organisation"),
                        row.getObject("partner_id", Long.class),
                        row.getString("language")),
                row.getString("password_hash"));
    }
}
