/** Who is this ticket about, does it deserve priority, and the receipt that proves it. */
@ApplicationModule(allowedDependencies = {"platform", "directory", "directory::source"})
@NullMarked
package org.partnerdesk.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
