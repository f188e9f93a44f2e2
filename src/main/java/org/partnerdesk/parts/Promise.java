package org.partnerdesk.parts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.ClockState;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.Progress;

/**
 * A commitment as it is drawn and told, the same on every page.
 *
 * @param at how far the bar has run, {@code goal} where its goal is marked; per cent of the way to the limit, in open
 *     time
 */
public record Promise(
        Milestone milestone,
        Tone tone,
        int at,
        int goal,
        Instant startedAt,
        Instant goalAt,
        Instant limitAt,
        @Nullable Instant satisfiedAt,
        boolean roundTheClock,
        Terms terms) {

    /** What it is counted by: goal and limit in open time of a calendar, under one version of the policy. */
    public record Terms(Duration goal, Duration limit, String calendar, int policyVersion) {}

    /** What the bar's colour and the words beside it tell. */
    public enum Tone {
        RUNNING,
        /** Three quarters of the way to the goal are gone. */
        NEAR,
        PAST_GOAL,
        BROKEN,
        PAUSED,
        MET,
        MET_LATE;

        /** The class of the drawn bar. */
        public String style() {
            return switch (this) {
                case RUNNING -> "";
                case PAST_GOAL -> "past";
                case MET_LATE -> "broken";
                case NEAR, BROKEN, PAUSED, MET -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    /** @param commitment as seen at the moment of {@code progress} */
    public static Promise of(Commitment commitment, Progress progress) {
        return new Promise(
                commitment.milestone(),
                tone(commitment.state(), progress),
                percent(progress.at()),
                percent(progress.goal()),
                commitment.startedAt(),
                commitment.goalAt(),
                commitment.limitAt(),
                commitment.satisfiedAt(),
                commitment.roundTheClock(),
                new Terms(commitment.goal(), commitment.limit(), commitment.calendar(), commitment.policyVersion()));
    }

    /** Whether something is still owed under it. */
    public boolean isOpen() {
        return satisfiedAt == null;
    }

    /** How long it took; nothing while it is open. */
    public Duration took() {
        return satisfiedAt == null ? Duration.ZERO : Duration.between(startedAt, satisfiedAt);
    }

    private static Tone tone(ClockState state, Progress progress) {
        return switch (state) {
            case MET, SUPERSEDED -> Tone.MET;
            case MET_LATE -> Tone.MET_LATE;
            case BREACHED -> Tone.BROKEN;
            case PAUSED -> Tone.PAUSED;
            case RUNNING -> {
                if (progress.toGoal().isNegative() || progress.toGoal().isZero()) {
                    yield Tone.PAST_GOAL;
                }
                yield progress.at() >= 0.75 * progress.goal() ? Tone.NEAR : Tone.RUNNING;
            }
        };
    }

    private static int percent(double share) {
        return Math.clamp(Math.round(share * 100), 0, 100);
    }
}
