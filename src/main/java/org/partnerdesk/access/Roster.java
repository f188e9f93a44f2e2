package org.partnerdesk.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in for whom and whom a duty falls to at one moment. Pure.
 *
 * <p>Somebody on leave is represented by the stand-in named for it, that person's on by theirs. Whom nobody represents is
 * left out as long as the same duty has others; a duty that is left with nobody falls to the next one up, and at last to
 * the admins: what is said reaches somebody.
 *
 * @param people the desk's own, by address
 * @param holders of a duty for a data centre, or for all of them
 * @param away who is on leave, with the stand-in's address or nothing
 */
public record Roster(Map<String, Person> people, List<Holder> holders, Map<String, Optional<String>> away) {

    /** @param dataCentre null for every one that has no holder of its own */
    public record Holder(Duty duty, @Nullable String dataCentre, String email) {}

    /** @param insteadOf whom the person represents; null for nobody */
    public record Called(Person person, @Nullable Person insteadOf) {}

    /**
     * @param assignee an address; null when nobody has the ticket
     * @return at least one unless the desk has no people at all, each once
     */
    public List<Called> of(Duty duty, String dataCentre, @Nullable String assignee) {
        List<String> named = named(duty, dataCentre, assignee);
        List<Called> present = named.stream()
                .map(people::get)
                .filter(person -> person != null)
                .flatMap(person -> present(person).stream())
                .toList();
        if (!present.isEmpty()) {
            return once(present);
        }
        if (duty != Duty.HEAD) {
            return of(Duty.values()[duty.ordinal() + 1], dataCentre, assignee);
        }
        return once(people.values().stream()
                .filter(person -> person.role() == Role.ADMIN)
                .map(person -> present(person).orElse(new Called(person, null)))
                .toList());
    }

    private List<String> named(Duty duty, String dataCentre, @Nullable String assignee) {
        if (duty == Duty.ASSIGNEE) {
            return assignee == null ? List.of() : List.of(assignee);
        }
        List<String> own = held(duty, dataCentre);
        List<String> named = own.isEmpty() ? held(duty, null) : own;
        return named.isEmpty() && duty == Duty.TEAM_LEAD
                ? people.values().stream()
                        .filter(person -> person.role() == Role.LEAD)
                        .map(Person::email)
                        .toList()
                : named;
    }

    private List<String> held(Duty duty, @Nullable String dataCentre) {
        return holders.stream()
                .filter(holder -> holder.duty() == duty
                        && (dataCentre == null ? holder.dataCentre() == null : dataCentre.equals(holder.dataCentre())))
                .map(Holder::email)
                .toList();
    }

    /** The person, or whoever represents them; nobody when all of the way is on leave, or leads in a circle. */
    private Optional<Called> present(Person person) {
        Set<String> asked = new HashSet<>();
        Person one = person;
        while (away.containsKey(one.email())) {
            Person next = away.get(one.email()).map(people::get).orElse(null);
            if (next == null || !asked.add(one.email())) {
                return Optional.empty();
            }
            one = next;
        }
        return Optional.of(new Called(one, one.equals(person) ? null : person));
    }

    private static List<Called> once(List<Called> called) {
        Set<Person> seen = new LinkedHashSet<>();
        List<Called> each = new ArrayList<>();
        called.forEach(one -> {
            if (seen.add(one.person())) {
                each.add(one);
            }
        });
        return List.copyOf(each);
    }
}
