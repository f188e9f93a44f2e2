package org.partnerdesk.commitments;

import java.util.List;
import java.util.Map;

/** What became of calendars and a policy that were to be put in force. */
public sealed interface Installation {
    /**
     * They are in force; unchanged parts kept their version.
     *
     * @param calendars the version in force by calendar code
     */
    record Installed(int policyVersion, Map<String, Integer> calendars) implements Installation {}

    /** Nothing was changed. */
    record Refused(List<Problem> problems) implements Installation {}

    /**
     * @param code what is wrong, such as {@code policy.row.missing}
     * @param where the place in the preset, such as {@code S3 Premium}
     */
    record Problem(String code, String where) {}
}
