/** Figures that are only read: how far promises were kept. */
@ApplicationModule(allowedDependencies = {"platform", "commitments", "ticketing"})
@NullMarked
package org.partnerdesk.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
