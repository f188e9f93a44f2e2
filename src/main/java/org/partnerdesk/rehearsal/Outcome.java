package org.partnerdesk.rehearsal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal comes to so far.
 *
 * @param median handling time of the tickets of the period that were S1 by themselves; null when none of them was solved
 * @param timed how many that median is of
 * @param groups by region and partner, in their order
 */
public record Outcome(@Nullable Duration median, long timed, List<Group> groups) {
    /**
     * The tickets of one region and partner that would change.
     *
     * @param partner null: senders who are no partner's
     * @param classes how many would have another class
     * @param becomeS1 how many would become S1 by themselves
     * @param noLongerS1 how many would not any more
     * @param severities how many would have another severity, S1 or not
     * @param savedSeconds recorded handling time of those that would no longer be S1
     */
    public record Group(
            String region,
            @Nullable Long partnerId,
            @Nullable String partner,
            long tickets,
            long classes,
            long severities,
            long becomeS1,
            long noLongerS1,
            long savedSeconds) {}

    public long tickets() {
        return groups.stream().mapToLong(Group::tickets).sum();
    }

    public long classes() {
        return groups.stream().mapToLong(Group::classes).sum();
    }

    public long severities() {
        return groups.stream().mapToLong(Group::severities).sum();
    }

    public long becomeS1() {
        return groups.stream().mapToLong(Group::becomeS1).sum();
    }

    public long noLongerS1() {
        return groups.stream().mapToLong(Group::noLongerS1).sum();
    }

    /** Hours of S1 work more or, when negative, less: medians for those that become S1, own times for the others. */
    public long hoursAdded() {
        return groups.stream().mapToLong(this::secondsAdded).sum() / 3_600;
    }

    /** The same of one group. */
    public long hoursAdded(Group group) {
        return secondsAdded(group) / 3_600;
    }

    /** How long a bar is for a group, of 100 for the largest. */
    public int bar(Group group) {
        long most = groups.stream().mapToLong(Group::tickets).max().orElse(1);
        return (int) Math.max(1, group.tickets() * 100 / Math.max(1, most));
    }

    private long secondsAdded(Group group) {
        return group.becomeS1() * (median == null ? 0 : median.toSeconds()) - group.savedSeconds();
    }
}
