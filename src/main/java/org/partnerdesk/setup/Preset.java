package org.partnerdesk.setup;

import java.util.List;
import org.partnerdesk.commitments.CalendarSpec;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementPolicy;

/** What a file of {@code presets/} says of a vendor's programme. */
record Preset(Vendor vendor, EntitlementPolicy entitlement, Promises commitments) {

    /** Calendars by data centre and the matrix of goals and limits (D7, D8). */
    record Promises(List<CalendarSpec> calendars, PolicySpec policy) {}
}
