/** Pages for admins and team leads. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "directory::imports",
            "entitlement",
            "rehearsal",
            "reporting",
            "commitments",
            "parts",
            "ticketing"
        })
@NullMarked
package org.partnerdesk.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
