package org.partnerdesk.admin.policies;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.rehearsal.Change;
import org.partnerdesk.rehearsal.Outcome;
import org.partnerdesk.rehearsal.Rehearsal;

/**
 * One rehearsal: how far it is, what it comes to, and the tickets of the group that was chosen.
 *
 * @param region the chosen group's; null: all
 * @param partnerId likewise; 0: senders who are no partner's
 * @param next the ticket after which the next page begins; null on the last
 */
public record RehearsalView(
        KeptPolicy policy,
        Rehearsal rehearsal,
        Outcome outcome,
        List<Change> changes,
        @Nullable String region,
        @Nullable Long partnerId,
        @Nullable Long next) {

    public String path() {
        return "/admin/policies/" + policy.id() + "/rehearsals/" + rehearsal.id();
    }

    public boolean isRunning() {
        return rehearsal.finishedAt() == null;
    }

    public String path(Outcome.Group group) {
        return path(group.region(), Objects.requireNonNullElse(group.partnerId(), 0L)) + "#tickets";
    }

    public boolean isChosen(Outcome.Group group) {
        return group.region().equals(region)
                && Objects.equals(partnerId, Objects.requireNonNullElse(group.partnerId(), 0L));
    }

    public String nextPath() {
        String chosen = region == null || partnerId == null ? path() + "?" : path(region, partnerId) + "&";
        return chosen + "after=" + next + "#tickets";
    }

    /** Key of the word for a severity that a class gets by itself. */
    public static String severity(@Nullable String severity) {
        return severity == null ? "policy.severity.leave" : "severity." + severity.toLowerCase(Locale.ROOT);
    }

    /** Key of the word for a verdict. */
    public static String verdict(String verdict) {
        return "verdict." + verdict.toLowerCase(Locale.ROOT);
    }

    private String path(String chosenRegion, long chosenPartner) {
        return path() + "?region=" + URLEncoder.encode(chosenRegion, StandardCharsets.UTF_8) + "&partner="
                + chosenPartner;
    }
}
