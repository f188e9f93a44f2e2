package org.partnerdesk.portal.home;

import java.util.List;
import org.partnerdesk.access.Person;

/**
 * @param desk sample people of the desk, {@code partners} those of partners; both empty outside demo mode
 * @param refused address and password of the last try did not fit
 */
public record SignInView(List<Person> desk, List<Person> partners, boolean refused) {
    static SignInView of(List<Person> samples, boolean refused) {
        return new SignInView(
                samples.stream().filter(p -> p.role().isDesk()).toList(),
                samples.stream().filter(p -> !p.role().isDesk()).toList(),
                refused);
    }

    public boolean hasSamples() {
        return !desk.isEmpty() || !partners.isEmpty();
    }
}
