/** Read-only figures over what the other modules keep. */
@ApplicationModule(allowedDependencies = {"platform", "ticketing", "commitments"})
@NullMarked
package org.partnerdesk.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
