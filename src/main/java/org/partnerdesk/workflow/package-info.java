/** When - if - then: what the desk does by itself when something on a ticket changes. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "directory::source",
            "entitlement",
            "ticketing",
            "commitments"
        })
@NullMarked
package org.partnerdesk.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
