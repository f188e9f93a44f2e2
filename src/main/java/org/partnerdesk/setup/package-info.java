/** Fills an empty desk: the vendor's preset, and in demo mode the sample people, customers and history. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "entitlement",
            "ticketing",
            "commitments",
            "workflow",
            "intake",
            "intake :: mail"
        })
@NullMarked
package org.partnerdesk.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
