/** Pages for agents: the queue and the ticket. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "directory",
            "entitlement",
            "ticketing",
            "commitments",
            "workflow",
            "notification",
            "intake::mail",
            "search",
            "reporting",
            "parts"
        })
@NullMarked
package org.partnerdesk.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
