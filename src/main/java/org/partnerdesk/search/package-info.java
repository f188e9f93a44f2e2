/** One full-text index over everything that was written. */
@ApplicationModule(allowedDependencies = {"platform", "access", "ticketing", "commitments"})
@NullMarked
package org.partnerdesk.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
