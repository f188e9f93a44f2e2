/** What a draft policy would have done to the tickets of the last days, as they were (ADR 0028). */
@ApplicationModule(allowedDependencies = {"platform", "entitlement", "ticketing", "commitments"})
@NullMarked
package org.partnerdesk.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
