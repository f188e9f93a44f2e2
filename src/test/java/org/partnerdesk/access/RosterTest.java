package org.partnerdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Roster.Called;
import org.partnerdesk.access.Roster.Holder;

/** Whom a step of the ladder turns to when people are on leave (D13). */
class RosterTest {
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Optional<String>> away = new HashMap<>();

    RosterTest() {
        person("mina", Role.AGENT);
        person("tariq", Role.AGENT);
        person("ploy", Role.AGENT);
        person("lena", Role.LEAD);
        person("otto", Role.LEAD);
        person("ada", Role.ADMIN);
    }

    @Test
    void theAssigneeIsWhoeverHasTheTicket() {
        assertThat(called(Duty.ASSIGNEE, "EU", "mina", List.of())).containsExactly("mina");
    }

    @Test
    void aTicketOfNobodyIsTheTeamLeads() {
        assertThat(called(Duty.ASSIGNEE, "EU", null, List.of())).containsExactly("lena", "otto");
    }

    @Test
    void whoHoldsADutyForARegionGoesBeforeWhoHoldsItForAll() {
        List<Holder> holders =
                List.of(new Holder(Duty.TEAM_LEAD, null, "lena"), new Holder(Duty.TEAM_LEAD, "SA", "tariq"));

        assertThat(called(Duty.TEAM_LEAD, "SA", null, holders)).containsExactly("tariq");
        assertThat(called(Duty.TEAM_LEAD, "EU", null, holders)).containsExactly("lena");
    }

    @Test
    void aDutyThatNobodyHasFallsUpwards() {
        assertThat(called(Duty.REGIONAL_MANAGER, "EU", null, List.of(new Holder(Duty.HEAD, null, "otto"))))
                .containsExactly("otto");
        assertThat(called(Duty.REGIONAL_MANAGER, "EU", null, List.of())).containsExactly("ada");
    }

    @Test
    void whoeverIsOnLeaveIsRepresentedAndTheStandInOfTheStandInToo() {
        away.put("mina", Optional.of("tariq"));
        away.put("tariq", Optional.of("ploy"));

        assertThat(called(Duty.ASSIGNEE, "EU", "mina", List.of())).containsExactly("ploy for mina");
    }

    @Test
    void withoutAStandInTheOthersOfTheDutyAreLeft() {
        away.put("lena", Optional.empty());

        assertThat(called(Duty.TEAM_LEAD, "EU", null, List.of())).containsExactly("otto");
    }

    @Test
    void whoStandInForEachOtherRepresentNobody() {
        away.put("mina", Optional.of("tariq"));
        away.put("tariq", Optional.of("mina"));

        assertThat(called(Duty.ASSIGNEE, "EU", "mina", List.of())).containsExactly("lena", "otto");
    }

    @Test
    void whoRepresentsAColleagueIsCalledOnce() {
        away.put("lena", Optional.of("otto"));

        assertThat(called(Duty.TEAM_LEAD, "EU", null, List.of())).containsExactly("otto for lena");
    }

    @Test
    void withEverybodyAwayTheAdminsAreToldAllTheSame() {
        people.keySet().forEach(email -> away.put(email, Optional.empty()));

        assertThat(called(Duty.ASSIGNEE, "EU", "mina", List.of())).containsExactly("ada");
    }

    @Test
    void anAssigneeWhoIsNoLongerOfTheDeskIsNobody() {
        assertThat(called(Duty.ASSIGNEE, "EU", "gone", List.of())).containsExactly("lena", "otto");
    }

    private List<String> called(Duty duty, String dataCentre, String assignee, List<Holder> holders) {
        return new Roster(people, holders, away)
                .of(duty, dataCentre, assignee).stream().map(RosterTest::name).toList();
    }

    private static String name(Called called) {
        return called.insteadOf() == null
                ? called.person().email()
                : called.person().email() + " for " + called.insteadOf().email();
    }

    private void person(String email, Role role) {
        people.put(email, new Person(email, email, role, "Support", null, "en"));
    }
}
