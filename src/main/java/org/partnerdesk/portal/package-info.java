/** Pages for partners and customers: sign-in, requests, the form. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "directory::source",
            "entitlement",
            "ticketing",
            "commitments",
            "intake",
            "workflow",
            "notification",
            "parts"
        })
@NullMarked
package org.partnerdesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
