package org.partnerdesk.portal.home;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.web.Reader;
import org.springframework.stereotype.Component;

/** Tells every page who is signed in. */
@Component
class SignedInReader implements Reader.Source {
    @Override
    public @Nullable Reader current() {
        return SignedIn.current()
                .map(person -> new Reader(
                        person.email(),
                        person.name(),
                        person.organisation(),
                        person.home(),
                        Language.of(person.language()).orElse(null),
                        null))
                .orElse(null);
    }
}
