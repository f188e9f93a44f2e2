package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.S3;
import static org.partnerdesk.commitments.Desk.TICKET;
import static org.partnerdesk.commitments.Desk.after;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.partnerdesk.access.Duty;
import org.partnerdesk.support.TestDatabase;

/** The steps that a promise climbs while nobody keeps it (D13). */
class LadderTest {
    private static final List<Step> STEPS = List.of(
            step("goal-PT30M", Duty.ASSIGNEE),
            step("goal", Duty.ASSIGNEE),
            step("50%", Duty.TEAM_LEAD),
            step("80%", Duty.REGIONAL_MANAGER),
            step("limit", Duty.HEAD));

    private final DataSource database = TestDatabase.fresh();
    private final Desk desk = new Desk(MONDAY, database);

    LadderTest() {
        install(STEPS);
    }

    @Test
    void anAcknowledgementOwedClimbsFromTheAssigneeToTheHead() {
        desk.commitments.start(TICKET, S1, MONDAY);
        desk.clock.move(Duration.ofHours(4));
        desk.steps.record();

        assertThat(reached(Milestone.ACKNOWLEDGED))
                .containsExactly(
                        "PT30M ASSIGNEE " + after("PT30M"),
                        "PT1H ASSIGNEE " + after("PT1H"),
                        "PT2H TEAM_LEAD " + after("PT2H"),
                        "PT2H36M REGIONAL_MANAGER " + after("PT2H36M"),
                        "PT3H HEAD " + after("PT3H"));
        desk.events.clear();
        desk.steps.record();
        assertThat(desk.events).as("each step once").isEmpty();
    }

    @Test
    void whoeverKeepsThePromiseEndsTheClimb() {
        desk.commitments.start(TICKET, S1, MONDAY);
        desk.commitments.satisfy(TICKET, Milestone.ACKNOWLEDGED, after("PT1H30M"));
        desk.clock.move(Duration.ofHours(4));
        desk.steps.record();

        assertThat(reached(Milestone.ACKNOWLEDGED))
                .containsExactly("PT30M ASSIGNEE " + after("PT30M"), "PT1H ASSIGNEE " + after("PT1H"));
    }

    @Test
    void waitingForThePartnerMovesWhatIsAheadOfIt() {
        desk.commitments.start(TICKET, S1, MONDAY);
        desk.commitments.pause(TICKET, after("PT3H"));
        desk.commitments.resume(TICKET, after("PT10H"));
        desk.clock.set(after("PT12H30M"));
        desk.steps.record();

        assertThat(reached(Milestone.DETERMINED))
                .containsExactly(
                        "PT1H30M ASSIGNEE " + after("PT1H30M"),
                        "PT2H ASSIGNEE " + after("PT2H"),
                        "PT5H TEAM_LEAD " + after("PT12H"));
    }

    @Test
    void aStepCanComeAgainAndAgainUntilThePromiseIsOver() {
        install(List.of(new Step(
                "limit",
                Duration.ofHours(4),
                List.of(Milestone.ACKNOWLEDGED),
                List.of("S1"),
                List.of(Duty.HEAD),
                null,
                null,
                null,
                null)));
        desk.commitments.start(TICKET, S1, MONDAY);
        desk.commitments.start(8, S3, MONDAY);
        desk.clock.move(Duration.ofHours(12));
        desk.steps.record();
        desk.commitments.satisfy(TICKET, Milestone.ACKNOWLEDGED, after("PT12H"));
        desk.clock.move(Duration.ofHours(40));
        desk.steps.record();

        assertThat(steps())
                .extracting(step -> step.ticketId() + " " + step.milestone() + " " + step.mark() + " " + step.at())
                .containsExactly(
                        "7 ACKNOWLEDGED PT3H " + after("PT3H"),
                        "7 ACKNOWLEDGED PT7H " + after("PT7H"),
                        "7 ACKNOWLEDGED PT11H " + after("PT11H"));
    }

    @Test
    void eachUpdateThatIsMissedClimbsAnew() {
        desk.commitments.start(TICKET, new Terms("S1", "US", null, "outage"), MONDAY);
        desk.clock.move(Duration.ofHours(73));
        desk.steps.record();

        assertThat(reached(Milestone.UPDATED))
                .containsExactly(
                        "PT23H30M ASSIGNEE " + after("PT47H30M"),
                        "PT24H ASSIGNEE TEAM_LEAD REGIONAL_MANAGER HEAD " + after("PT48H"),
                        "PT23H30M ASSIGNEE " + after("PT71H30M"),
                        "PT24H ASSIGNEE TEAM_LEAD REGIONAL_MANAGER HEAD " + after("PT72H"));
    }

    @Test
    void aClockThatIsLateWhenItIsPromisedClimbsAtThatMoment() {
        desk.commitments.start(TICKET, S3, MONDAY);
        desk.clock.set(after("PT2H30M"));
        desk.commitments.retarget(TICKET, S1, after("PT2H30M"));
        desk.steps.record();
        desk.clock.set(after("PT2H40M"));
        desk.steps.record();

        assertThat(reached(Milestone.ACKNOWLEDGED))
                .containsExactly(
                        "PT30M ASSIGNEE " + after("PT2H30M"),
                        "PT1H ASSIGNEE " + after("PT2H30M"),
                        "PT2H TEAM_LEAD " + after("PT2H30M"),
                        "PT2H36M REGIONAL_MANAGER " + after("PT2H36M"));
    }

    @Test
    void aClockClimbsTheLadderItWasGivenBy() {
        desk.commitments.start(TICKET, S1, MONDAY);
        install(List.of(step("goal", Duty.HEAD)));
        desk.clock.move(Duration.ofHours(4));
        Desk other = new Desk(desk.clock.instant(), database);
        other.steps.record();

        assertThat(other.events.stream().filter(StepsReached.class::isInstance)).isNotEmpty();
        assertThat(reached(other, Milestone.ACKNOWLEDGED)).hasSize(5);
    }

    @Test
    void twoNodesClimbEachStepOnce() throws InterruptedException {
        for (long ticket = 1; ticket <= 300; ticket++) {
            desk.commitments.start(ticket, S1, MONDAY);
        }
        Desk other = new Desk(after("PT4H"), database);
        desk.clock.set(after("PT4H"));
        Thread one = Thread.ofVirtual().start(desk.steps::record);
        Thread two = Thread.ofVirtual().start(other.steps::record);
        one.join();
        two.join();

        List<StepReached> all = new ArrayList<>(steps());
        all.addAll(steps(other));
        assertThat(all)
                .hasSize(300 * 7)
                .extracting(step -> step.commitmentId() + " " + step.mark())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRebuildFindsNothingToChange() {
        desk.commitments.start(TICKET, S1, MONDAY);
        desk.clock.move(Duration.ofHours(6));
        desk.steps.record();

        assertThat(desk.rebuild.all().changed()).isZero();
    }

    private void install(List<Step> steps) {
        PresetText preset = PresetText.read();
        desk.commitments.install(
                preset.calendars(),
                new PolicySpec(preset.policy().calendar(), preset.policy().rows(), steps));
    }

    private static Step step(String at, Duty tell) {
        return new Step(at, null, List.of(), List.of(), List.of(tell), null, null, null, null);
    }

    private List<StepReached> steps() {
        return steps(desk);
    }

    private static List<StepReached> steps(Desk desk) {
        return desk.events.stream()
                .filter(StepsReached.class::isInstance)
                .flatMap(event -> ((StepsReached) event).steps().stream())
                .toList();
    }

    private List<String> reached(Milestone milestone) {
        return reached(desk, milestone);
    }

    /** What was reached, whom it turns to, and when. */
    private static List<String> reached(Desk desk, Milestone milestone) {
        return steps(desk).stream()
                .filter(step -> step.milestone() == milestone)
                .map(step -> step.mark() + " " + told(step) + " " + step.at())
                .toList();
    }

    private static String told(StepReached step) {
        return String.join(
                " ",
                step.steps().stream()
                        .flatMap(s -> s.tell().stream())
                        .distinct()
                        .map(Duty::name)
                        .toList());
    }
}
