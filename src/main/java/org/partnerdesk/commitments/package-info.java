/** Promises about time: which moments a ticket is owed, on which calendar, and whether they were kept. */
@ApplicationModule(allowedDependencies = {"platform", "access", "directory", "entitlement", "ticketing"})
@NullMarked
package org.partnerdesk.commitments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
