package org.partnerdesk.admin.duties;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.Duty;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Roster;
import org.partnerdesk.commitments.Step;

/**
 * The ladder in force, who holds which duty, and leave that has not ended.
 *
 * @param people of the desk, by name
 * @param form which form was refused: {@code duty} or {@code leave}; empty when none was
 * @param typed what was typed into it
 */
public record DutiesView(
        List<Step> steps,
        List<Roster.Holder> holders,
        List<Duties.Leave> leaves,
        List<Person> people,
        List<String> dataCentres,
        Instant now,
        String form,
        Map<String, String> typed,
        Duties.@Nullable Fault fault) {

    /** Duties that somebody can be given; a ticket's assignee is whoever has it. */
    public List<Duty> duties() {
        return List.of(Duty.TEAM_LEAD, Duty.REGIONAL_MANAGER, Duty.HEAD);
    }

    public String name(String email) {
        return people.stream()
                .filter(person -> person.email().equals(email))
                .map(Person::name)
                .findFirst()
                .orElse(email);
    }

    public String typed(String of, String field) {
        return form.equals(of) ? typed.getOrDefault(field, "") : "";
    }
}
