package org.partnerdesk.access;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.web.Reader;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person behind a request, as Spring Security carries it. Kept whole in the session, so that a page asks the
 * database for its own facts only.
 */
public record SignedIn(Person person, @Nullable String passwordHash) implements UserDetails, Reader {

    /** Whoever is signed in on this request. */
    public static Optional<Person> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        String side = person.role().isDesk() ? "ROLE_DESK" : "ROLE_PARTNER";
        return List.of(
                new SimpleGrantedAuthority(side),
                new SimpleGrantedAuthority("ROLE_" + person.role().name()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return person.email();
    }

    @Override
    public String email() {
        return person.email();
    }

    @Override
    public String name() {
        return person.name();
    }

    @Override
    public String organisation() {
        return person.organisation();
    }

    @Override
    public String home() {
        return person.home();
    }

    @Override
    public boolean isAdmin() {
        return person.role() == Role.ADMIN;
    }

    @Override
    public boolean seesAdministration() {
        return person.role() == Role.ADMIN || person.role() == Role.LEAD;
    }

    @Override
    public @Nullable Language language() {
        return Language.of(person.language()).orElse(null);
    }

    @Override
    public @Nullable ZoneId zone() {
        return null;
    }
}
