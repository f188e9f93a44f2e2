/** People, sign-in, roles and tokens; the one place that answers "may X do Y to Z?". */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.partnerdesk.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
